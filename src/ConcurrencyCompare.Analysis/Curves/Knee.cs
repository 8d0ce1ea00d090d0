using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Curves;

/// <summary>How a model's waiting grows with its load, and from where on too much.</summary>
/// <remarks>Held against the service alone, which is the same for all models: held against its own time at a low load,
/// a model that is late there would look better.</remarks>
/// <param name="Model">The model's name.</param>
/// <param name="Service">What the service of an item takes without anything beside it, in nanoseconds: the centre of
/// what all processes of the scenario measured.</param>
/// <param name="Points">The loads, ascending.</param>
internal sealed record Knee(string Model, double Service, IReadOnlyList<LoadPoint> Points)
{
    /// <summary>So many times the service is too much.</summary>
    public const double Factor = 5;

    /// <summary>The knee: the first load where an item's time is shown to be too much, with its whole interval;
    /// <see langword="null"/> if there is none.</summary>
    public LoadPoint? At => Points.FirstOrDefault(point => point.Times.SupportsClaims && point.Times.Low > Factor);

    /// <summary>How long an item waits on average according to <see cref="MD1Queue"/>, in nanoseconds.</summary>
    /// <param name="load">In percent, as settings have it: what it really is follows from arrivals and the measured
    /// service.</param>
    /// <returns>Infinity where the service takes longer than there is time between arrivals.</returns>
    public double TheoryAt(double load) =>
        MD1Queue.MeanWait(load * Points.Average(point => point.Busy / point.Percent), Service);

    /// <summary>The curves of a scenario, of each model, where its only parameter is the load, and it says how many
    /// items came and what their service takes.</summary>
    internal static IReadOnlyList<Knee> Of(RunResults results, ScenarioFacts scenario)
    {
        if (scenario.Only(ParameterFacts.Load) is not { } parameter) return [];

        var order = results.Models.Select((model, place) => (model.Name, place)).ToDictionary();
        var cases = results.Cases
            .Where(measured => measured.Scenario == scenario.Name && order.ContainsKey(measured.Model))
            .Where(measured => measured.Rounds.Count > 0 && measured.Rounds.All(IsKnown))
            .OrderBy(measured => order[measured.Model])
            .ToList();
        if (cases.Count == 0) return [];

        var service = Estimate.Of([.. cases.SelectMany(measured => measured.Rounds).Select(ServiceOf)]).Center;
        return
        [
            .. cases.GroupBy(measured => measured.Model)
                .Where(model => model.Count() > 1)
                .Select(model => new Knee(
                    model.Key, service,
                    [.. model.Select(measured => PointOf(measured, measured.Parameters[parameter], service))
                        .OrderBy(point => point.Percent)])),
        ];
    }

    private static LoadPoint PointOf(CaseResult measured, string load, double service) => new(
        load,
        ParameterFacts.PercentIn(load)!.Value,
        measured.Rounds[0].Extras![ExtraNames.ItemsPerSecond] * service / 1e9,
        Estimate.OfLogarithms(
            [.. measured.Rounds.Select(round => Math.Log(1 + round.Latency!.Mean / ServiceOf(round)))]));

    private static double ServiceOf(RoundResult round) => round.Extras![ExtraNames.WorkNanoseconds];

    private static bool IsKnown(RoundResult round) =>
        round is { Latency: not null, Extras: { } extras }
        && extras.GetValueOrDefault(ExtraNames.WorkNanoseconds) > 0
        && extras.GetValueOrDefault(ExtraNames.ItemsPerSecond) > 0;
}

/// <summary>A model at a load.</summary>
/// <param name="Load">As settings write it: <c>10%</c>.</param>
/// <param name="Percent">The same as a number.</param>
/// <param name="Busy">The load that the measured service makes of the arrivals: 1 is a server that never rests.</param>
/// <param name="Times">How many times the service alone wait and service took.</param>
internal sealed record LoadPoint(string Load, double Percent, double Busy, Estimate Times);
