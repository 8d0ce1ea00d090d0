namespace ConcurrencyCompare.Tests.Support;

/// <summary>A made-up run of the full profile, with plausible numbers and one of everything that may happen in
/// one.</summary>
/// <remarks>The same at every call. Threads win where an item is worth more than about 3 µs of work; their waiting has
/// a knee; callbacks and iterators cannot be told apart at 4:4 with a capacity of 1; a round was disturbed and made
/// again, one failed, and threads refuse a million producers.</remarks>
internal static class SampleRun
{
    private const int Seed = 20261123;

    private const string FailedSetting = "waiting producers, concurrent 1000, wait 1 ms";

    private const int FailedRound = 4;

    /// <summary>Every scenario of the profile.</summary>
    /// <param name="rounds">1 or more.</param>
    public static RunResults Create(int rounds = 6)
    {
        var random = new Random(Seed);
        var specs = SampleCases.All;
        var positions = PositionsOf(specs.Count, rounds, new Random(Seed));
        // What a round does to all models alike.
        var drift = Enumerable.Range(0, rounds).Select(_ => Math.Exp(0.02 * Noise.Normal(random))).ToList();
        // Each scenario has its own numbers: another one, or another of its settings, changes no others.
        var randoms = specs.Select(spec => new Random(SeedOf($"{spec.Scenario}, {spec.Setting}, {spec.Model}")))
            .ToList();
        var cases = specs
            .Select((spec, place) => new CaseResult(
                spec.Scenario,
                spec.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Text),
                spec.Model,
                [
                    .. Enumerable.Range(0, rounds)
                        .Where(round => !Fails(spec, round + 1))
                        .Select(
                            round => spec.Measure(round + 1, positions[round][place], drift[round], randoms[place])),
                ]))
            .ToList();
        cases[0] = WithDisturbedRound(cases[0], specs.Count * rounds + 1);
        return new RunResults
        {
            Settings = new RunSettings("full", rounds, Seed, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)),
            Environment = SampleHealth.Environment with { VirtualMachine = "KVM" },
            Health = SampleHealth.Machine,
            Scenarios = SampleCases.Scenarios,
            Uncompared = ["harness"],
            Models = [.. SampleCases.Yardsticks, .. SampleCases.Models],
            Manifest =
            [
                .. SampleCases.Models.Select(model => new FairnessEntry(
                    model.Name, $"queue of {model.Name}", "wakes who waits", "blocks, never spins", "as it says",
                    "all of it")
                {
                    RunsOnCallingThread = model.Name != "threads",
                }),
            ],
            Controls =
            [
                new ControlModel("threads-control", "threads", ["threads"]),
                new ControlModel("callbacks-control", "callbacks", ["callbacks", "iterators"]),
            ],
            Cases = cases,
            Missing =
            [
                .. rounds >= FailedRound
                    ? new[]
                    {
                        new MissingRound(
                            "blocking", FailedSetting, "threads", FailedRound,
                            "the measured process ended with exit code 134"),
                    }
                    : [],
                .. Enumerable.Range(1, rounds).Select(round => new MissingRound(
                    "waiting-producers", "producers 1000000", "threads", round,
                    "this machine allows about 16,382 of the 1,000,000 threads (vm.max_map_count)")),
            ],
        };
    }

    private static int SeedOf(string name) => name.Aggregate(Seed, (seed, letter) => unchecked(31 * seed + letter));

    private static bool Fails(SampleCase spec, int round) =>
        round == FailedRound && spec.Model == "threads" && spec.Setting == FailedSetting;

    private static CaseResult WithDisturbedRound(CaseResult measured, int position)
    {
        var first = measured.Rounds[0];
        var disturbed = first with
        {
            NanosecondsPerItem = [.. first.NanosecondsPerItem.Select(time => time * 1.4)],
            Health = SampleHealth.Disturbed,
        };
        return measured with
        {
            Rounds = [first with { Position = position, SetAside = [disturbed] }, .. measured.Rounds.Skip(1)],
        };
    }

    private static List<int[]> PositionsOf(int cases, int rounds, Random random)
    {
        var positions = new List<int[]>();
        for (var round = 0; round < rounds; round++)
        {
            var places = Enumerable.Range(round * cases + 1, cases).ToArray();
            random.Shuffle(places);
            positions.Add(places);
        }

        return positions;
    }
}
