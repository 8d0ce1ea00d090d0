using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>A model that is measured once more with twice the items, in a case of each scenario: what takes time but is
/// no item shows, as the time is not twice as long then.</summary>
internal static class Doubles
{
    /// <summary>How many times the items.</summary>
    public const int Times = 2;

    public const string Suffix = "-twice";

    /// <summary>The first single-threaded model: it is the steadiest, and a constant is a constant for all.</summary>
    public static DoubledModel Only { get; } =
        Contestant.All.First(model => model.Info.RunsOnCallingThread) is { } model
            ? new DoubledModel(model.Info.Name + Suffix, model.Info.Name)
            : throw new InvalidOperationException("No model runs on the calling thread.");

    /// <summary>The names of the models, and behind them that of the double.</summary>
    public static IEnumerable<string> NamesWithModels => [.. Contestant.Names, Only.Name];

    /// <summary>How many times the items of a case of this name its runs have.</summary>
    public static int TimesOf(string name) => name == Only.Name ? Times : 1;
}
