using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How much is measured.</summary>
/// <param name="Name">The name on the command line and in results.</param>
/// <param name="Description">What it takes, in a line.</param>
/// <param name="Rounds">How many rounds, unless the user says otherwise.</param>
internal sealed record Profile(string Name, string Description, int Rounds)
{
    public static Profile Smoke { get; } =
        new("smoke", "every scenario and every model once, to see that everything runs; less than a minute", 1);

    public static Profile Quick { get; } =
        new("quick", "the models and two peers in a telling part of the cases, six rounds; three minutes", 6)
        {
            Peers = ["channels", "async"],
        };

    public static Profile Full { get; } =
        new("full", "every scenario but the limits, eight rounds; at most half an hour", 8);

    /// <summary>That of a work that somebody described: nobody chooses it by its name.</summary>
    public static Profile Own { get; } = new(
        OwnWorkScenario.Name, "the work that was described, until its answer is decided",
        SequentialLooks.UntilDecided[^1]);

    /// <summary>The peers that are measured beside the models unless it is said which: what most people have instead,
    /// and what is nearest to the single-threaded models. In a longer profile they would take their part of half an
    /// hour.</summary>
    public IReadOnlyList<string> Peers { get; private init; } = [];

    public static IReadOnlyList<Profile> All { get; } = [Smoke, Quick, Full];

    public static IEnumerable<string> Names => All.Select(profile => profile.Name);

    public bool IsSmoke => this == Smoke;

    public bool IsQuick => this == Quick;
}
