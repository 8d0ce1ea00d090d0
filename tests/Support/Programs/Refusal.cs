namespace ConcurrencyCompare.Tests.Support;

/// <summary>How the application says that something is wrong: one line and a non-zero exit code, no stack
/// trace.</summary>
internal static class Refusal
{
    /// <summary>It says what is wrong, and nothing else.</summary>
    /// <param name="run">What was run.</param>
    /// <param name="expected">Parts of the line.</param>
    public static void AssertRefused(CommandLineRun run, params string[] expected)
    {
        AssertOneError(run, expected);
        Assert.Equal("", run.Output);
    }

    /// <summary>It says what is wrong, after what it had to say before.</summary>
    /// <inheritdoc cref="AssertRefused"/>
    public static void AssertOneError(CommandLineRun run, params string[] expected)
    {
        Assert.Equal(2, run.ExitCode);
        var line = Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("error: ", line);
        Assert.All(expected, part => Assert.Contains(part, line));
    }
}
