using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>Models that are measured a second time under another name: how far a model is from itself says what a
/// difference between two models is worth.</summary>
internal static class Controls
{
    public const string Suffix = "-control";

    /// <summary>The first single-threaded and the first threaded model: the two kinds have noise of different
    /// size.</summary>
    public static IReadOnlyList<ControlModel> All { get; } =
    [
        .. Contestant.All.GroupBy(model => model.Info.RunsOnCallingThread).Select(kind => new ControlModel(
            kind.First().Info.Name + Suffix, kind.First().Info.Name, [.. kind.Select(model => model.Info.Name)])),
    ];

    /// <summary>The names of the models, and behind them those of the controls and of the double.</summary>
    public static IEnumerable<string> NamesWithModels =>
        [.. Doubles.NamesWithModels, .. All.Select(control => control.Name)];

    /// <summary>The control of that name; <see langword="null"/> if it is none.</summary>
    public static ControlModel? Find(string name) => All.FirstOrDefault(control => control.Name == name);
}
