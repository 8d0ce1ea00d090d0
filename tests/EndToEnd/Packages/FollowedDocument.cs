using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Packages;

/// <summary>Somebody who does all that docs/adding-a-model.md says, from the first command to the last.</summary>
public sealed partial class FollowedDocument : IDisposable
{
    public FollowedDocument()
    {
        Assert.SkipUnless(ProcessRun.Find("bash") is not null, "The commands are those of bash.");
        Text = File.ReadAllText(Repository.PathOf("docs", "adding-a-model.md"));
        var commands = Blocks("sh").Select((block, step) => $"echo 'STEP {step + 1}'\n{block}");
        var script = Clone.Beside("commands.sh");
        File.WriteAllText(script, "set -euo pipefail\n" + string.Join('\n', commands) + "\necho 'ALL STEPS'\n");

        var run = Clone.Run(Clone.Path, "bash", script);

        Output = run.Output + run.Error;
        Assert.True(run.ExitCode == 0 && run.Output.EndsWith("ALL STEPS\n", StringComparison.Ordinal), Output);
    }

    public ClonedSources Clone { get; } = new();

    public string Text { get; }

    /// <summary>What the commands said.</summary>
    public string Output { get; }

    /// <summary>The document's blocks of code of a kind.</summary>
    public IEnumerable<string> Blocks(string kind) => BlocksOf(Text, kind);

    /// <summary>Those of any document.</summary>
    public static IEnumerable<string> BlocksOf(string text, string kind) =>
        BlockOfCode().Matches(text).Select(block => block.Groups)
            .Where(block => block[1].Value == kind).Select(block => block[2].Value);

    public void Dispose() => Clone.Dispose();

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockOfCode();
}
