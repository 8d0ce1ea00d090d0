using ConcurrencyCompare.Scheduling;
using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

/// <summary>What RingBufferTests checks over long runs, over many short ones: a failure comes with its few
/// calls.</summary>
public class RingBufferProperties
{
    [Fact]
    public void RingBuffer_does_what_a_queue_does_for_any_calls() =>
        Gen.Bool.Array[0, 100].Sample(
            calls =>
            {
                var buffer = new RingBuffer<int>();
                var reference = new Queue<int>();
                for (var call = 0; call < calls.Length; call++)
                {
                    if (calls[call])
                    {
                        buffer.Enqueue(call);
                        reference.Enqueue(call);
                    }
                    else
                    {
                        Assert.Equal(reference.TryDequeue(out var expected), buffer.TryDequeue(out var item));
                        Assert.Equal(expected, item);
                    }

                    Assert.Equal(reference.Count, buffer.Count);
                }

                while (reference.TryDequeue(out var expected)) Assert.Equal(expected, buffer.Dequeue());
            },
            iter: 2_000,
            threads: 1);
}
