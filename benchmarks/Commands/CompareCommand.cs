using System.CommandLine;

namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary><c>compare</c>: says what became faster or slower between two versions.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string[]> Folders = new("DIR") { Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string> Output = Options.Text(
        "--output", "The folder for both results and the comparison; results/local/compare if it is not given.");

    public static Command Create()
    {
        var command = new Command("compare", "Compares two versions.") { Folders, Output };
        foreach (var option in CompareInTurns.All) command.Add(option);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed =>
        {
            if (!CompareInTurns.IsAskedFor(parsed)) throw new UsageException("compare needs two folders.");

            var output = parsed.GetValue(Output) ?? Path.Combine(OutputDirectory.PathOf(null), "compare");
            return CompareInTurns.Run(
                parsed, [.. parsed.GetValue(Folders) ?? [], .. parsed.UnmatchedTokens], OutputDirectory.Open(output), (_, _) => 0);
        });
        return command;
    }
}
