namespace ConcurrencyCompare.Tests.Stress;

/// <summary>Holds up a thread for a moment, or not at all, as a seed says: a schedule that would be rare gets
/// likely.</summary>
/// <remarks>For any number of threads, without a lock: that would put them in an order. Which of them draws which
/// number is chance.</remarks>
internal sealed class Dawdling(int seed)
{
    private int _draws;

    public void Dawdle()
    {
        var drawn = Mix((uint)seed + (uint)Interlocked.Increment(ref _draws) * 0x9E3779B9u);
        switch (drawn & 7)
        {
            case 0 or 1:
                Thread.Yield();
                break;
            case 2:
                // Longer than a hand-over takes.
                Thread.SpinWait((int)(drawn >> 3) & 0x3FF);
                break;
            case 3:
                Thread.SpinWait((int)(drawn >> 3) & 0x1F);
                break;
        }
    }

    // The finaliser of MurmurHash3: each bit of the input changes half of the output.
    private static uint Mix(uint value)
    {
        value = (value ^ (value >> 16)) * 0x85EBCA6Bu;
        value = (value ^ (value >> 13)) * 0xC2B2AE35u;
        return value ^ (value >> 16);
    }
}
