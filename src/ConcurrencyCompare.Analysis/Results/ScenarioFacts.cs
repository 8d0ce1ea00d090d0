using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>A question, and what a reader of its numbers has to know.</summary>
/// <param name="Name">The name that cases use.</param>
/// <param name="Text">What it asks.</param>
internal sealed record ScenarioFacts([property: MinLength(1)] string Name, string Text)
{
    /// <summary>What its settings are made of, in their order; a parameter that is not here has nothing to
    /// explain.</summary>
    public IReadOnlyList<ParameterFacts> Parameters { get; init; } = [];

    /// <summary>What it measures beside time and latency, in the order of the report; a number that is not here is not
    /// shown.</summary>
    public IReadOnlyList<MeasureFacts> Measures { get; init; } = [];

    /// <summary>The use of a model that its settings stand for; <see langword="null"/> where they tell nothing about
    /// which model to choose.</summary>
    public UseFacts? Use { get; init; }

    /// <summary>The scenario that measures the same settings on all processors, where this one measures them on one;
    /// otherwise <see langword="null"/>.</summary>
    public string? OnAllCores { get; init; }

    /// <summary>The name of its only parameter, where that is of a kind; otherwise <see langword="null"/>.</summary>
    internal string? Only(string kind) => Parameters is [var only] && only.Kind == kind ? only.Name : null;

    /// <summary>The name of the parameter of a kind; <see langword="null"/> for none.</summary>
    internal string? Of(string kind) => Parameters.FirstOrDefault(parameter => parameter.Kind == kind)?.Name;
}

/// <summary>A part of a setting.</summary>
/// <param name="Name">The name that settings use.</param>
/// <param name="Text">What it means.</param>
/// <param name="Kind">How its values count: <see cref="Work"/> or <see cref="Wait"/> (an amount such as <c>10 us</c>),
/// <see cref="Load"/> (a share such as <c>80%</c>), <see cref="Rate"/> (as <c>10000/s</c>), <see cref="AtOnce"/> (a
/// number, or producers and consumers as <c>4:1</c>) or <see cref="Capacity"/> (a number, or a word for no bound);
/// <see langword="null"/> where they are names.</param>
internal sealed record ParameterFacts([property: MinLength(1)] string Name, string Text, string? Kind = null)
{
    /// <summary>Work per item at each end: <c>10 us</c> (<see cref="WorkAmount"/>).</summary>
    public const string Work = "work";

    /// <summary>Waiting per item, as for input or a timer: <c>10 ms</c> (<see cref="WorkAmount"/>).</summary>
    public const string Wait = "wait";

    /// <summary>A load: <c>80%</c> of what the work alone would allow.</summary>
    public const string Load = "load";

    /// <summary>How many items arrive: <c>10000/s</c>.</summary>
    public const string Rate = "rate";

    /// <summary>How many take part at once: a number, or producers and consumers with a colon between them.</summary>
    public const string AtOnce = "atOnce";

    /// <summary>How many items a queue holds: a number, or a word for no bound.</summary>
    public const string Capacity = "capacity";

    /// <summary>What a <see cref="Load"/> says, in percent; <see langword="null"/> where it is none.</summary>
    internal static double? PercentIn(string load) => double.TryParse(
        load.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && double.IsFinite(percent)
        ? percent
        : null;
}

/// <summary>What only some scenarios measure.</summary>
/// <param name="Name">The name that rounds use (<see cref="RoundResult.Extras"/>).</param>
/// <param name="Title">What it is called where it is shown.</param>
/// <param name="Unit"><see cref="Time"/>, <see cref="Memory"/>, <see cref="Share"/> (1 for all), <see cref="Rate"/>, or
/// nothing for a number of things or an index.</param>
internal sealed record MeasureFacts([property: MinLength(1)] string Name, string Title, string Unit)
{
    /// <summary>Nanoseconds.</summary>
    public const string Time = "ns";

    /// <summary>Bytes.</summary>
    public const string Memory = "B";

    /// <summary>A share, 1 for all.</summary>
    public const string Share = "share";

    /// <summary>Items per second.</summary>
    public const string Rate = "items/s";

    /// <summary>A number of things, or an index.</summary>
    public const string Count = "";

    /// <summary>How to read it; <see langword="null"/> where the title says enough.</summary>
    public string? Text { get; init; }

    /// <summary>Whether more of it is better; <see langword="null"/> where it is no result, but what the others came
    /// from.</summary>
    public bool? MoreIsBetter { get; init; }

    /// <summary>Whether it answers its scenario, as its time does.</summary>
    public bool IsAnswer { get; init; }
}

/// <summary>The use of a model that settings stand for.</summary>
/// <param name="Goal">What counts: <see cref="Throughput"/> or <see cref="ShortWaits"/>.</param>
/// <param name="Work">What happens to an item: <see cref="HandOver"/> or <see cref="Waiting"/>; where the setting has
/// an amount of work above 0, that.</param>
internal sealed record UseFacts(string Goal, string Work)
{
    /// <summary>Many items per second.</summary>
    public const string Throughput = "throughput";

    /// <summary>Short waits.</summary>
    public const string ShortWaits = "shortWaits";

    /// <summary>It is handed over, with hardly any work.</summary>
    public const string HandOver = "handOver";

    /// <summary>It is waited for, as for input or a timer.</summary>
    public const string Waiting = "waiting";

    /// <summary>Whether all share one processor.</summary>
    public bool OnOneCore { get; init; }
}
