namespace ConcurrencyCompare.Tests.Versions;

public class RefereeTests
{
    private readonly MeasurementLog _log = new();
    private readonly List<Turn> _turns = [];

    [Fact]
    public void Measure_lets_both_measure_every_case_one_right_after_the_other()
    {
        var outcome = Measure(Side("base", Cases(20, "a", "b", "c")), Side("new", Cases(20, "a", "b", "c")));

        Assert.Equal(new TurnsOutcome(ExitCode.Success, EndedEarly: null), outcome);
        var pairs = _log.Measured.Chunk(2).ToList();
        Assert.Equal(60, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(CaseOf(pair[0]), CaseOf(pair[1])));
        Assert.All(pairs, pair => Assert.NotEqual(SideOf(pair[0]), SideOf(pair[1])));
        Assert.Equal(["base", "new"], pairs.Select(pair => SideOf(pair[0])).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["base", "new"], _log.Started);
    }

    [Fact]
    public void Measure_says_before_every_turn_which_it_is_of_all()
    {
        Measure(Side("base", Cases(2, "a")), Side("new", Cases(2, "a", "b")));

        Assert.Equal(Enumerable.Range(1, 6), _turns.Select(turn => turn.Place));
        Assert.All(_turns, turn => Assert.Equal((2, 6), (turn.Rounds, turn.Places)));
        Assert.Equal(
            _log.Measured,
            _turns.Select(turn => $"{turn.Name.Split(": ")[0]} {turn.Round} {turn.Name.Split(": ")[1]}"));
    }

    [Fact]
    public void Measure_keeps_the_rounds_of_different_cases_together()
    {
        var outcome = Measure(
            Side("base", Cases(5, "a", "b", "c")), Side("new", Cases(5, "new", "c", "b", "newer", "a")));

        Assert.Equal(new TurnsOutcome(ExitCode.Success, EndedEarly: null), outcome);
        Assert.Equal(40, _log.Measured.Count);
        var rounds = _log.Measured.Select(measured => measured.Split(' ')[1]).ToList();
        Assert.Equal(rounds.Order(StringComparer.Ordinal), rounds);
    }

    [Fact]
    public void Measure_lets_a_side_that_has_more_go_on_alone()
    {
        var outcome = Measure(Side("base", Cases(1, "a")), Side("new", Cases(3, "a")));

        Assert.Equal(new TurnsOutcome(ExitCode.Success, EndedEarly: null), outcome);
        Assert.Equal(["new 2 a", "new 3 a"], _log.Measured.Skip(2));
    }

    [Theory]
    [InlineData("base")]
    [InlineData("new")]
    public void Measure_stops_the_other_side_when_one_crashes(string crashing)
    {
        string[] names = ["base", "new"];
        var sides = names
            .Select(name => Side(name, Cases(9, "a"), crashesAfter: name == crashing ? 4 : int.MaxValue))
            .ToList();

        var outcome = Measure(sides[0], sides[1]);

        Assert.Equal(new TurnsOutcome(134, crashing), outcome);
        Assert.InRange(_log.Measured.Count, 7, 8);
        Assert.All(sides, side => Assert.True(side.IsStopped && side.IsDisposed));
    }

    [Fact]
    public void Measure_starts_no_head_when_base_never_becomes_ready()
    {
        var ofBase = Side("base", Cases(9, "a"), crashesAfter: 0);

        var outcome = Measure(ofBase, Side("new", Cases(9, "a")));

        Assert.Equal(new TurnsOutcome(134, "base"), outcome);
        Assert.Equal(["base"], _log.Started);
        Assert.True(ofBase.IsDisposed);
    }

    [Fact]
    public void Measure_stops_base_before_its_first_turn_when_head_never_becomes_ready()
    {
        var outcome = Measure(Side("base", Cases(9, "a")), Side("new", Cases(9, "a"), crashesAfter: 0));

        Assert.Equal(new TurnsOutcome(134, "new"), outcome);
        Assert.Empty(_log.Measured);
        Assert.Empty(_turns);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void Measure_lets_both_finish_when_a_side_fails_at_its_end(int ofBase, int ofNew)
    {
        var outcome = Measure(
            Side("base", Cases(9, "a"), endsWith: ofBase), Side("new", Cases(9, "a"), endsWith: ofNew));

        Assert.Equal(new TurnsOutcome(ExitCode.Failure, EndedEarly: null), outcome);
        Assert.Equal(18, _log.Measured.Count);
    }

    [Fact]
    public void Measure_stops_both_when_it_is_interrupted()
    {
        using var interruption = new CancellationTokenSource();
        void Interrupt(Turn turn)
        {
            if (turn.Round == 3) interruption.Cancel();
        }

        var outcome = Measure(
            Side("base", Cases(9, "a"), whileMeasuring: Interrupt), Side("new", Cases(9, "a")), interruption.Token);

        Assert.Equal(new TurnsOutcome(ExitCode.Interrupted, "base"), outcome);
        Assert.InRange(_log.Measured.Count, 5, 6);
    }

    private static (int Round, string Case)[] Cases(int rounds, params string[] cases) =>
        [.. Enumerable.Range(1, rounds).SelectMany(round => cases.Select(name => (round, name)))];

    private static string CaseOf(string measured) => measured[measured.IndexOf(' ', StringComparison.Ordinal)..];

    private static string SideOf(string measured) => measured.Split(' ')[0];

    private ScriptedSide Side(
        string name, (int, string)[] turns, int crashesAfter = int.MaxValue, int endsWith = 0,
        Action<Turn>? whileMeasuring = null) =>
        new(name, _log, turns)
        {
            CrashesAfter = crashesAfter,
            EndsWith = endsWith,
            WhileMeasuring = whileMeasuring ?? (_ => { }),
        };

    private TurnsOutcome Measure(ISide ofBase, ISide ofNew, CancellationToken interruption = default) =>
        new Referee(new TurnOrder(seed: 1), _turns.Add).Measure(() => ofBase, () => ofNew, interruption);
}
