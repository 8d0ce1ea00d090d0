using ConcurrencyCompare.Tests.Versions;

namespace ConcurrencyCompare.Tests.Runs;

/// <summary>Two builds that measure in turns, for real.</summary>
[Collection(MeasuringTests.Name)]
public sealed class VersionsRunTests(ITestOutputHelper output) : FolderTests
{
    private readonly MeasurementLog _log = new();

    [Fact]
    public void Sides_measure_the_same_cases_in_turns()
    {
        var outcome = new Referee(new TurnOrder(seed: 7), turn => output.WriteLine(turn.ToLine("1")))
            .Measure(() => Start(Checkout.Base), () => Start(Checkout.New), TestContext.Current.CancellationToken);

        Assert.Equal(new TurnsOutcome(ExitCode.Success, EndedEarly: null), outcome);
        var pairs = _log.Measured.Chunk(2).ToList();
        // Two rounds of two models, and of the one that has twice the items.
        Assert.Equal(6, pairs.Count);
        Assert.All(pairs, pair =>
        {
            var measured = pair[0][(pair[0].IndexOf(' ', StringComparison.Ordinal) + 1)..];
            Assert.Equal([$"base {measured}", $"new {measured}"], pair.Order(StringComparer.Ordinal));
        });
        var results = new[] { Checkout.Base, Checkout.New }.Select(
            name => ResultsFile.Read(_directory.File("results/" + name))).ToList();
        Assert.All(
            results,
            result =>
                Assert.Equal(("1", 7, 2), (result.Settings.TurnsId, result.Settings.Seed, result.Settings.Rounds)));
        Assert.All(results, result => Assert.Empty(result.Missing));
        Assert.Equal(Order(results[0]), Order(results[1]));
        // Each has its own models, and its own environment.
        Assert.Equal(
            [false, true],
            results.Select(
                result => result.Models.Any(model => model.Text.Contains("injected", StringComparison.Ordinal))));
    }

    private static IEnumerable<string> Order(RunResults results) =>
        from measured in results.Cases
        from round in measured.Rounds
        orderby round.Position
        select $"{round.Round} {measured.Setting} {measured.Model}";

    private LoggedSide Start(string name)
    {
        var folder = _directory.File(name);
        SourceCopy.Create(folder);
        var checkout = new Checkout(name, folder)
        {
            Environment =
                new Dictionary<string, string>
                {
                    [FaultInjection.Variable] = name == Checkout.New
                    ? "callbacks:+0%" : ""
                },
        };
        return new LoggedSide(
            checkout.Start(
                "1",
                ["--profile", "smoke", "--scenarios", "round-trip", "--models", "threads,callbacks", "--rounds", "2",
                    "--seed", "7",
                    "--output", _directory.File("results/" + name)],
                (line, _) => output.WriteLine(line)),
            _log);
    }

    /// <summary>A side that says when it measures.</summary>
    private sealed class LoggedSide(ISide side, MeasurementLog log) : ISide
    {
        private Turn? _turn;

        public string Name => side.Name;

        public int ExitCode => side.ExitCode;

        public Turn? Next()
        {
            _turn = side.Next();
            log.End();
            return _turn;
        }

        public void Go()
        {
            log.Begin($"{Name} {_turn!.Round} {_turn.Name}");
            side.Go();
        }

        public void Stop() => side.Stop();

        public void Dispose() => side.Dispose();
    }
}
