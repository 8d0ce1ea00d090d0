using System.CommandLine;
using System.Globalization;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>Builds two checkouts and measures them in turns.</summary>
/// <param name="seed">The order of the cases follows from it, the same for both, and who goes first.</param>
/// <param name="arguments">What else both are told.</param>
/// <param name="directory">The whole path of what gets a folder of results for each side, by its name.</param>
/// <param name="console">Where to say what happens.</param>
internal sealed class TurnsRun(
    int seed, IReadOnlyList<string> arguments, string directory, InvocationConfiguration console)
{
    private readonly string _measurement = Guid.NewGuid().ToString("N");
    private readonly ProgressLine _progress = new(console.Output);
    private readonly Lock _saying = new();

    /// <exception cref="UsageException">A checkout cannot be built, or results cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted before anything was measured.</exception>
    public TurnsOutcome Measure(Checkout ofBase, Checkout ofNew, CancellationToken interruption)
    {
        OutputDirectory.Open(directory);
        foreach (var checkout in (Checkout[])[ofBase, ofNew])
        {
            Say($"Building {checkout.Name}.", isWrong: false);
            checkout.Build(Path.Combine(directory, $"{checkout.Name}-build.log"), interruption);
        }

        // Both sides find it in their environment: the same work for both.
        WorkStep.Share(earlier: null);
        var outcome = new Referee(new TurnOrder(seed), _progress.Start)
            .Measure(() => Start(ofBase), () => Start(ofNew), interruption);
        _progress.Clear();
        return outcome;
    }

    /// <summary>The folder of a side's results.</summary>
    public string FolderOf(string side) => Path.Combine(directory, side);

    private SideProcess Start(Checkout checkout) => checkout.Start(
        _measurement,
        ["--seed", seed.ToString(CultureInfo.InvariantCulture), "--output", FolderOf(checkout.Name), .. arguments],
        Say);

    /// <summary>Both sides may have something to say at once.</summary>
    private void Say(string line, bool isWrong)
    {
        lock (_saying)
        {
            _progress.Clear();
            (isWrong ? console.Error : console.Output).WriteLine(line);
        }
    }
}
