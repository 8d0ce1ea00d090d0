namespace ConcurrencyCompare.Benchmarks.Errors;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Something was not measured, or not written.</summary>
    public const int Failure = 1;

    /// <summary>The command line asks for something that is not there.</summary>
    public const int Usage = 2;

    /// <summary>A comparison shows what it was asked to fail on.</summary>
    public const int Gate = 3;

    /// <summary>Ctrl+C: 128 and the signal's number, as shells have it.</summary>
    public const int Interrupted = 130;
}
