using System.CommandLine;
using System.Globalization;
using ConcurrencyCompare.Benchmarks.Interleaving;

namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary>The half of <c>compare</c> that measures what it then compares: <c>--git</c> and <c>--checkouts</c>.</summary>
internal static class CompareInTurns
{
    /// <summary>Versions of a model differ by less than models do, so it takes more rounds to see that.</summary>
    private const string Rounds = "20";

    private static readonly Option<string[]> Git = new("--git")
    {
        Description = "Measures two revisions of the repository in turns, and compares them; the second is HEAD if it is not given.",
        HelpName = "BASE [HEAD]",
        Arity = new ArgumentArity(1, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Checkouts = new("--checkouts")
    {
        Description = "Measures the sources in two folders in turns, and compares them.",
        HelpName = "BASE_DIR HEAD_DIR",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> Repository = Options.Text(
        "--repository", "The repository of --git; that of the current folder if it is not given.", _ => ".");

    /// <summary>What both sides are told as it was given.</summary>
    private static readonly IReadOnlyList<Option> PassedOn =
    [
        BenchmarksCommand.Profile, BenchmarksCommand.Models, BenchmarksCommand.ScenarioNames, BenchmarksCommand.RoundCount,
        BenchmarksCommand.Cpus, BenchmarksCommand.Threshold,
    ];

    /// <summary>The options of this half.</summary>
    public static IReadOnlyList<Option> All { get; } =
        [Git, Checkouts, Repository, .. PassedOn, BenchmarksCommand.Budget, BenchmarksCommand.Seed];

    /// <summary>Whether something is to be measured.</summary>
    public static bool IsAskedFor(ParseResult parsed) => IsGiven(parsed, Git) || IsGiven(parsed, Checkouts);

    /// <summary>Measures and compares.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="rest">What of it is none of our options: BenchmarkDotNet's.</param>
    /// <param name="directory">Gets the results of both sides.</param>
    /// <param name="compare">Compares their folders, base first, and gives the exit code.</param>
    public static int Run(ParseResult parsed, IReadOnlyList<string> rest, string directory, Func<string, string, int> compare)
    {
        if (IsGiven(parsed, Git) && IsGiven(parsed, Checkouts)) throw new UsageException("give either --git or --checkouts.");

        var theirs = BenchmarkDotNetOptions.Parse(rest, All.Select(option => option.Name));
        if (theirs.OnlyPrints) throw new UsageException("compare measures; lists and information come from `benchmarks`.");

        var console = parsed.InvocationConfiguration;
        var run = new InterleavedRun(
            parsed.GetValue(BenchmarksCommand.Seed) ?? Random.Shared.Next(), ArgumentsOf(parsed, theirs), directory, console);
        using var interruption = new Interruption();
        try
        {
            using var worktrees = IsGiven(parsed, Git)
                ? new Worktrees(new GitRepository(parsed.GetRequiredValue(Repository), interruption.Token))
                : null;
            var (ofBase, ofHead) = worktrees is null
                ? Given(parsed.GetRequiredValue(Checkouts))
                : CheckOut(parsed.GetRequiredValue(Git), worktrees, console);
            var outcome = run.Measure(ofBase, ofHead, interruption.Token);
            if (outcome is { IsWhole: true, ExitCode: not ExitCode.Interrupted })
            {
                var verdict = compare(run.FolderOf(ofBase), run.FolderOf(ofHead));
                return verdict == ExitCode.Success ? outcome.ExitCode : verdict;
            }

            console.Error.WriteLine($"not compared: a side has not measured all that it should. What is finished is in {directory}.");
            return outcome.ExitCode;
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine("interrupted before anything was measured.");
            return ExitCode.Interrupted;
        }
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static (Checkout Base, Checkout Head) Given(string[] folders)
    {
        var (ofBase, ofHead) = (Path.GetFullPath(folders[0]), Path.GetFullPath(folders[1]));
        return Path.TrimEndingDirectorySeparator(ofBase) == Path.TrimEndingDirectorySeparator(ofHead)
            ? throw new UsageException("--checkouts takes two folders: in a single one the two builds would overwrite each other.")
            : (new Checkout(Checkout.Base, ofBase), new Checkout(Checkout.Head, ofHead));
    }

    private static (Checkout Base, Checkout Head) CheckOut(
        string[] revisions, Worktrees worktrees, InvocationConfiguration console)
    {
        var (ofBase, ofHead) = (revisions[0], revisions.Length > 1 ? revisions[1] : "HEAD");
        var repository = worktrees.Repository;
        var hasChanges = repository.HasUncommittedChanges();
        var (baseCommit, headCommit) = (repository.CommitOf(ofBase), repository.CommitOf(ofHead));
        if (hasChanges) console.Error.WriteLine("warning: what is not committed is not measured.");
        console.Output.WriteLine($"base is {ofBase}, {baseCommit[..12]}; head is {ofHead}, {headCommit[..12]}.");
        if (baseCommit == headCommit) console.Output.WriteLine("Both are the same commit: whatever differs between them is noise.");
        return (worktrees.Add(Checkout.Base, baseCommit), worktrees.Add(Checkout.Head, headCommit));
    }

    private static IReadOnlyList<string> ArgumentsOf(ParseResult parsed, BenchmarkDotNetOptions theirs)
    {
        var arguments = PassedOn.Where(option => IsGiven(parsed, option))
            .SelectMany(option => parsed.GetResult(option)!.Tokens.SelectMany(token => (string[])[option.Name, token.Value]))
            .ToList();

        // Each side counts the time of its own turns.
        if (parsed.GetValue(BenchmarksCommand.Budget) is { } budget)
            arguments.AddRange([BenchmarksCommand.Budget.Name, string.Create(CultureInfo.InvariantCulture, $"{budget.TotalSeconds / 2:0.###}s")]);
        else if (!IsGiven(parsed, BenchmarksCommand.RoundCount))
            arguments.AddRange([BenchmarksCommand.RoundCount.Name, Rounds]);
        return [.. arguments, .. theirs.Arguments];
    }
}
