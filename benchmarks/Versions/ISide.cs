namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>One of the two runs that measure in turns.</summary>
/// <remarks>From <see cref="Go"/> until <see cref="Next"/> returns it measures; at all other times it waits.</remarks>
internal interface ISide : IDisposable
{
    /// <summary><c>base</c> or <c>new</c>.</summary>
    string Name { get; }

    /// <summary>How it ended, once it has.</summary>
    int ExitCode { get; }

    /// <summary>Waits until it wants a turn.</summary>
    /// <returns>The turn; <see langword="null"/> when it has ended instead.</returns>
    Turn? Next();

    /// <summary>Gives it the turn that it wants. One that has ended takes no notice.</summary>
    void Go();

    /// <summary>Asks it to keep what is finished, and to end. At any time, from any thread, and more than
    /// once.</summary>
    void Stop();
}
