using System.CommandLine;
using System.Globalization;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Run;
using ConcurrencyCompare.Benchmarks.Versions;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>The half of <c>compare</c> that measures what it then compares: <c>--git</c> and
/// <c>--checkouts</c>.</summary>
internal static class CompareVersions
{
    /// <summary>Versions of a model differ by less than models do, so it takes more rounds to see that.</summary>
    private const string Rounds = "20";

    /// <summary>What quick measures, and what threads do steadily: alone on their cores their time per item differs by
    /// half from process to process, and hides any change.</summary>
    private const string SteadyScenarios = "throughput,latency,oversubscribed,one-core";

    // Each takes a single value, and the other side is a word behind: two values would take any option for the second.
    private static readonly Option<string> Git = new("--git")
    {
        Description =
            "Measures two revisions of the repository in turns, and compares them; the second is HEAD if it is not "
                + "given.",
        HelpName = "BASE [NEW]",
    };

    private static readonly Option<string> Checkouts = new("--checkouts")
    {
        Description = "Measures the sources in two folders in turns, and compares them.",
        HelpName = "BASE_DIR NEW_DIR",
    };

    private static readonly Option<string> Repository = Options.Path(
        "--repository", "The repository of --git (default: that of the current folder).");

    private static readonly Option<int?> RoundCount = Options.Count(
        BenchmarksCommand.RoundCount.Name, $"How many rounds to measure (default: {Rounds}).",
        least: 1, most: RunSettings.MostRounds);

    private static readonly Option<bool> DryRun = Options.DryRun();

    /// <summary>What both sides are told as it was given.</summary>
    private static readonly IReadOnlyList<Option> PassedOn =
        [BenchmarksCommand.Profile, BenchmarksCommand.Models, BenchmarksCommand.ScenarioNames, RoundCount,
            BenchmarksCommand.Cpus];

    /// <summary>The options of this half.</summary>
    public static IReadOnlyList<Option> All { get; } =
        [Git, Checkouts, Repository, .. PassedOn, BenchmarksCommand.Budget, BenchmarksCommand.Seed, DryRun];

    /// <summary>Whether something is to be measured.</summary>
    public static bool IsAskedFor(ParseResult parsed) => IsGiven(parsed, Git) || IsGiven(parsed, Checkouts);

    /// <summary>Whoever says how to measure, and not what, would not get what he thinks.</summary>
    /// <exception cref="UsageException">An option of this half was given.</exception>
    public static void RefuseOptions(ParseResult parsed)
    {
        if (All.FirstOrDefault(option => IsGiven(parsed, option)) is { } given)
            throw new UsageException($"{given.Name} says how to measure: it needs --git or --checkouts.");
    }

    /// <summary>Measures and compares.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="words">The words of it that belong to no option: the second side.</param>
    /// <param name="theirs">What of it is BenchmarkDotNet's.</param>
    /// <param name="directory">The whole path of what gets the results of both sides.</param>
    /// <param name="compare">Compares their folders, base first, and gives the exit code.</param>
    /// <param name="machine">What it lets measured processes have.</param>
    public static int Run(
        ParseResult parsed,
        IReadOnlyList<string> words,
        BenchmarkDotNetOptions theirs,
        string directory,
        Func<string, string, int> compare,
        ProcessLimits machine)
    {
        if (theirs.OnlyPrints)
            throw new UsageException("compare measures; lists and information come from `benchmarks`.");
        BenchmarksCommand.RequireAllowed(parsed, machine);

        var console = parsed.InvocationConfiguration;
        var run = new TurnsRun(
            parsed.GetValue(BenchmarksCommand.Seed) ?? Random.Shared.Next(), ArgumentsOf(parsed, theirs), directory,
            console);
        TurnsOutcome? outcome;
        try
        {
            using var interruption = new Interruption();
            outcome = (parsed.GetValue(Git), parsed.GetValue(Checkouts), words) switch
            {
                ({ } ofBase, null, []) => MeasureRevisions(run, parsed, ofBase, "HEAD", interruption.Token),
                ({ } ofBase, null, [var ofNew]) => MeasureRevisions(run, parsed, ofBase, ofNew, interruption.Token),
                (null, { } ofBase, [var ofNew]) => MeasureFolders(run, parsed, ofBase, ofNew, interruption.Token),
                _ =>
                    throw new UsageException(
                        "give either --git with one revision or two, or --checkouts with two folders."),
            };
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine("interrupted before anything was measured.");
            return ExitCode.Interrupted;
        }

        switch (outcome)
        {
            case null:
                console.Output.WriteLine($"Would measure both with: {string.Join(' ', ArgumentsOf(parsed, theirs))}");
                return ExitCode.Success;
            case { ExitCode: ExitCode.Interrupted }:
                console.Error.WriteLine($"interrupted: what was finished is in {directory}.");
                return ExitCode.Interrupted;
            case { EndedEarly: not null, ExitCode: ExitCode.Usage }:
                // It has said itself what is wrong with the command line.
                return ExitCode.Usage;
            case { EndedEarly: { } side }:
                console.Error.WriteLine(
                    $"error: {side} ended with exit code {outcome.ExitCode} before its last turn; what was finished is "
                        + $"in {directory}.");
                return ExitCode.Failure;
            default:
                var verdict = compare(run.FolderOf(Checkout.Base), run.FolderOf(Checkout.New));
                return verdict == ExitCode.Success ? outcome.ExitCode : verdict;
        }
    }

    /// <summary>What both sides are told, beside what they do not share.</summary>
    internal static IReadOnlyList<string> ArgumentsOf(ParseResult parsed, BenchmarkDotNetOptions theirs)
    {
        var arguments = PassedOn.Where(option => IsGiven(parsed, option))
            .SelectMany(
                option => parsed.GetResult(option)!.Tokens.SelectMany(token => (string[])[option.Name, token.Value]))
            .ToList();

        var hasChosen = IsGiven(parsed, BenchmarksCommand.Profile) || IsGiven(parsed, BenchmarksCommand.ScenarioNames)
            || theirs.Config.GetFilters().Any();
        if (!hasChosen) arguments.AddRange([BenchmarksCommand.ScenarioNames.Name, SteadyScenarios]);

        // Each side counts the time of its own turns.
        if (parsed.GetValue(BenchmarksCommand.Budget) is { } budget)
        {
            arguments.AddRange(
                [BenchmarksCommand.Budget.Name,
                    string.Create(CultureInfo.InvariantCulture, $"{budget.TotalSeconds / 2:0.###}s")]);
        }
        else if (!IsGiven(parsed, RoundCount))
        {
            arguments.AddRange([RoundCount.Name, Rounds]);
        }

        return [.. arguments, .. theirs.Arguments];
    }

    /// <returns><see langword="null"/> when nothing was to be measured.</returns>
    private static TurnsOutcome? MeasureFolders(
        TurnsRun run, ParseResult parsed, string ofBase, string ofNew, CancellationToken interruption)
    {
        var (baseFolder, newFolder) = (
            Paths.Whole(Paths.Require(Checkouts.Name, ofBase)), Paths.Whole(Paths.Require(Checkouts.Name, ofNew)));
        if (Paths.IsSame(baseFolder, newFolder))
        {
            throw new UsageException(
                "--checkouts takes two folders: in a single one the two builds would overwrite each other.");
        }

        var (first, second) = (new Checkout(Checkout.Base, baseFolder), new Checkout(Checkout.New, newFolder));
        if (!parsed.GetValue(DryRun)) return run.Measure(first, second, interruption);

        first.RequireSources();
        second.RequireSources();
        return null;
    }

    /// <returns><see langword="null"/> when nothing was to be measured.</returns>
    private static TurnsOutcome? MeasureRevisions(
        TurnsRun run, ParseResult parsed, string ofBase, string ofNew, CancellationToken interruption)
    {
        var console = parsed.InvocationConfiguration;
        var repository = new GitRepository(parsed.GetValue(Repository) ?? ".", interruption);
        var hasChanges = repository.HasUncommittedChanges();
        var (baseCommit, newCommit) = (repository.CommitOf(ofBase), repository.CommitOf(ofNew));
        if (hasChanges) console.Error.WriteLine("warning: what is not committed is not measured.");
        console.Output.WriteLine($"base is {ofBase}, {baseCommit[..12]}; new is {ofNew}, {newCommit[..12]}.");
        if (baseCommit == newCommit)
            console.Output.WriteLine("Both are the same commit: whatever differs between them is noise.");

        if (parsed.GetValue(DryRun)) return null;

        using var worktrees = new Worktrees(repository);
        return run.Measure(
            worktrees.Add(Checkout.Base, baseCommit), worktrees.Add(Checkout.New, newCommit), interruption);
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
