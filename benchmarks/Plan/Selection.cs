using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Plan;

/// <summary>What the user wants measured.</summary>
/// <param name="Profile">How much.</param>
/// <param name="Rounds">How often, 1 or more.</param>
/// <param name="Scenarios">Which questions.</param>
/// <param name="Models">The names of the models.</param>
/// <param name="Seed">The order inside the rounds follows from it.</param>
/// <param name="Threshold">The smallest difference that matters, 0.05 for 5%.</param>
internal sealed record Selection(
    Profile Profile, int Rounds, IReadOnlyList<Scenario> Scenarios, IReadOnlyList<string> Models, int Seed,
    double Threshold)
{
    /// <summary>The processors that the measured processes may use; <see langword="null"/> for all.</summary>
    public CpuList? Cpus { get; init; }

    /// <summary>What the machine lets measured processes have.</summary>
    public ProcessLimits Machine { get; init; } = ProcessLimits.Read(LinuxFiles.Here);

    /// <summary>How long the run may take; <see langword="null"/> for as long as it takes.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>The measurement in turns that the run is a side of; <see langword="null"/> for a run of its
    /// own.</summary>
    public string? TurnsId { get; init; }

    /// <summary>The broker that the run has; <see langword="null"/> where it has none.</summary>
    public BrokerFacts? Broker { get; init; }

    /// <summary>The work that somebody described; <see langword="null"/> where the suite's own questions are
    /// asked.</summary>
    public OwnWork? OwnWork { get; init; }

    /// <summary>Where models and works came from that are none of ours; <see langword="null"/> where there are
    /// none.</summary>
    public IReadOnlyList<PluginFacts>? Plugins { get; init; }

    /// <summary>Scenarios and settings for which the budget has no time.</summary>
    public IReadOnlySet<(string Scenario, string Setting)> LeftOut { get; init; } = new HashSet<(string, string)>();

    /// <summary>The controls of the selected models.</summary>
    public IEnumerable<ControlModel> Controls => Contestants.Controls.All
        .Where(control => Models.Contains(control.Model))
        .Select(control => control with { Covers = [.. control.Covers.Where(Models.Contains)] });

    public bool Includes(Launch launch) =>
        (Models.Contains(launch.Model)
            || launch.Scenario.Yardsticks.Any(yardstick => yardstick.Name == launch.Model)
            || IncludesControl(launch)
            || IncludesDouble(launch))
        && (launch.Idea is null || Models.Contains(launch.Idea))
        && (!Profile.IsQuick || launch.Scenario.IsInQuick(launch))
        && (!Profile.IsSmoke || launch.Scenario.IsInSmoke(launch));

    /// <summary>A single round has no spread to measure.</summary>
    private bool IncludesControl(Launch launch) =>
        Rounds > 1
        && Controls.Any(control => control.Name == launch.Model)
        && launch.Scenario.ControlSettings.Contains(launch.Setting);

    private bool IncludesDouble(Launch launch) =>
        Rounds > 1
        && launch.Model == Doubles.Only.Name
        && Models.Contains(Doubles.Only.Model)
        && launch.Scenario.DoubledSetting == launch.Setting;
}
