namespace ConcurrencyCompare.Tests.Analysis.Judging;

public class WinnerMapTests
{
    [Fact]
    public void Of_says_who_wins_and_how_many_times_as_long_the_other_kind_takes()
    {
        var cell = Only(new MapRun().With("1:1", "0 ns", ("threads", 100), ("callbacks", 20), ("iterators", 30)));

        Assert.Equal((CellState.Won, "1:1", 0), (cell.State, cell.Row, cell.Amount));
        Assert.Equal(["callbacks"], cell.Winners);
        Assert.Empty(cell.Absent);
        Assert.Empty(cell.BestOfCore);
        Assert.Null(cell.LeadOverCore);
        Assert.False(cell.IsEqual);
        // Not iterators, which are nearer but of the same kind.
        Assert.Equal(("callbacks", "threads", Verdict.Faster), (cell.Lead!.First, cell.Lead.Second, cell.Lead.Verdict));
        Assert.True(cell.IsLeadOverOtherKind);
        Assert.Equal(5, cell.Lead.Speed.Center, 0.1);
        Assert.InRange(cell.Lead.Speed.Low, 4.8, 5);
        Assert.InRange(cell.Lead.Speed.High, 5, 5.2);
        Assert.True(cell.Lead.Speed.SupportsClaims);
    }

    [Fact]
    public void Of_holds_threads_that_win_against_the_best_on_one_thread()
    {
        var cell = Only(new MapRun().With("2:2", "10 us", ("threads", 100), ("callbacks", 150), ("iterators", 200)));

        Assert.Equal(["threads"], cell.Winners);
        Assert.Equal("callbacks", cell.Lead!.Second);
        Assert.Equal(1.5, cell.Lead.Speed.Center, 0.05);
    }

    [Fact]
    public void Of_gives_two_that_are_shown_equal_the_cell_together()
    {
        var cell = Only(new MapRun().With("1:1", "0 ns", ("threads", 100), ("callbacks", 20), ("iterators", 20.2)));

        Assert.Equal((CellState.Tied, true), (cell.State, cell.IsEqual));
        Assert.Equal(["callbacks", "iterators"], cell.Winners);
        // The least of both leads: threads take at least that many times as long as either.
        Assert.Equal("iterators", cell.Lead!.First);
        Assert.Equal(100 / 20.2, cell.Lead.Speed.Center, 0.1);
        Assert.True(cell.IsLeadOverOtherKind);
    }

    [Fact]
    public void Of_gives_two_without_a_difference_shown_the_cell_together_and_does_not_call_them_equal()
    {
        var cell = Only(new MapRun()
            .With("1:1", "0 ns", ("threads", 400), ("callbacks", 20))
            .WithWild("1:1", "0 ns", "iterators", 25));

        Assert.Equal((CellState.Tied, false), (cell.State, cell.IsEqual));
        Assert.Equal(["callbacks", "iterators"], cell.Winners);
        Assert.Equal(Verdict.Undecided, cell.Setting!.PairOf("callbacks", "iterators")!.Verdict);
        // The interval of the wild one, which is the farther below.
        var (ofWild, ofSteady) = (
            cell.Setting.PairOf("iterators", "threads")!, cell.Setting.PairOf("callbacks", "threads")!);
        Assert.Equal(ofWild.Speed.Low, cell.Lead!.Speed.Low);
        Assert.Equal(Math.Min(ofWild.Speed.High, ofSteady.Speed.High), cell.Lead.Speed.High);
        Assert.Equal(Math.Min(ofWild.Speed.Center, ofSteady.Speed.Center), cell.Lead.Speed.Center);
    }

    [Fact]
    public void Of_gives_no_lead_where_both_kinds_share_the_cell()
    {
        var cell = Only(new MapRun().With("1:1", "0 ns", ("threads", 20), ("callbacks", 20.1), ("iterators", 60)));

        Assert.Equal((CellState.Tied, true), (cell.State, cell.IsEqual));
        Assert.Equal(["threads", "callbacks"], cell.Winners);
        Assert.Null(cell.Lead);
        Assert.False(cell.IsLeadOverOtherKind);
    }

    [Fact]
    public void Of_calls_all_tied_that_are_shown_equal_and_gives_no_lead()
    {
        var cell = Only(new MapRun().With("1:1", "1 ms", ("threads", 100), ("callbacks", 100.5), ("iterators", 100.2)));

        Assert.Equal((CellState.Tied, true), (cell.State, cell.IsEqual));
        Assert.Equal(3, cell.Winners.Count);
        Assert.Null(cell.Lead);
    }

    [Fact]
    public void Of_leaves_a_cell_undecided_where_no_group_is_ahead_of_all_others()
    {
        // Callbacks beat threads, and iterators may be anywhere.
        var cell = Only(new MapRun()
            .With("1:1", "0 ns", ("threads", 30), ("callbacks", 20))
            .WithWild("1:1", "0 ns", "iterators", 25));

        Assert.Equal(CellState.Undecided, cell.State);
        Assert.Empty(cell.Winners);
        Assert.Null(cell.Lead);
        Assert.False(cell.IsEqual);
        Assert.NotNull(cell.Setting);
    }

    [Fact]
    public void Of_leaves_two_undecided_of_which_nothing_is_shown()
    {
        var cell = Only(new MapRun().With("1:1", "0 ns", ("threads", 20)).WithWild("1:1", "0 ns", "callbacks", 20));

        Assert.Equal(CellState.Undecided, cell.State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Of_decides_nothing_with_too_few_rounds(int rounds)
    {
        var cell = Only(new MapRun(rounds).With("1:1", "0 ns", ("threads", 100), ("callbacks", 20)));

        Assert.Equal(CellState.Undecided, cell.State);
        Assert.Empty(cell.Winners);
        Assert.Null(cell.Lead);
    }

    [Fact]
    public void Of_decides_nothing_between_models_without_a_round_in_common()
    {
        var run = new MapRun(rounds: 12);
        run.WithCase("1:1", "0 ns", "threads", run.Steady("threads", 100))
            .WithCase("1:1", "0 ns", "callbacks", run.Steady("callbacks", 20, from: 1, to: 6))
            .WithCase("1:1", "0 ns", "iterators", run.Steady("iterators", 20, from: 7, to: 12));

        var cell = Only(run);

        // Both beat threads; they are not equal only because nobody compared them.
        Assert.Equal(["callbacks", "iterators"], cell.Winners);
        Assert.Equal((CellState.Tied, false), (cell.State, cell.IsEqual));
    }

    [Fact]
    public void Of_leaves_undecided_who_beat_each_other_in_a_circle()
    {
        var run = new MapRun(rounds: 18);
        run.WithCase(
            "1:1", "0 ns", "threads", [.. run.Steady("threads", 10, 1, 6), .. run.Steady("threads", 20, 7, 12)])
            .WithCase(
                "1:1", "0 ns", "callbacks",
                [.. run.Steady("callbacks", 20, 1, 6), .. run.Steady("callbacks", 10, 13, 18)])
            .WithCase(
                "1:1", "0 ns", "iterators",
                [.. run.Steady("iterators", 10, 7, 12), .. run.Steady("iterators", 20, 13, 18)]);

        var cell = Only(run);

        Assert.Equal(3, cell.Setting!.Pairs.Count(pair => pair.Verdict is Verdict.Faster or Verdict.Slower));
        Assert.Equal(CellState.Undecided, cell.State);
    }

    [Fact]
    public void Of_says_who_is_absent_and_holds_the_winner_against_the_others()
    {
        var map = Map(new MapRun()
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20), ("iterators", 30))
            .With("1000:1000", "0 ns", ("callbacks", 20), ("iterators", 30)));
        var cell = map.At(1, 0);

        Assert.Equal(["threads"], cell.Absent);
        Assert.Equal((CellState.Won, "iterators"), (cell.State, cell.Lead!.Second));
        Assert.False(cell.IsLeadOverOtherKind);
        Assert.Equal(1.5, cell.Lead.Speed.Center, 0.05);
    }

    [Fact]
    public void Of_calls_a_cell_of_a_single_model_not_measured()
    {
        var map = Map(new MapRun()
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20))
            .With("4:4", "0 ns", ("callbacks", 20)));

        Assert.Equal(CellState.NotMeasured, map.At(1, 0).State);
        Assert.Equal(["threads"], map.At(1, 0).Absent);
        Assert.Single(map.Measured);
    }

    [Fact]
    public void Of_has_a_place_for_what_was_not_measured()
    {
        var map = Map(new MapRun()
            .With("2:2", "1 us", ("threads", 10), ("callbacks", 20))
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20)));

        Assert.Equal(["1:1", "2:2"], map.Rows);
        Assert.Equal([0, 1_000], map.Amounts);
        Assert.Equal(
            [CellState.Won, CellState.NotMeasured, CellState.NotMeasured, CellState.Won],
            map.Cells.Select(cell => cell.State));
        Assert.Null(map.At(0, 1).Setting);
        Assert.Equal(["threads", "callbacks"], map.At(0, 1).Absent);
        Assert.Equal(("2:2", 1_000), (map.At(1, 1).Row, map.At(1, 1).Amount));
    }

    [Fact]
    public void Of_names_the_best_of_the_suite_where_a_peer_wins()
    {
        var cell = Only(new MapRun().With(
            "1:1", "0 ns", ("threads", 100), ("callbacks", 20), ("iterators", 30), ("peer", 10), ("peer-thread", 50)));

        Assert.Equal(["peer"], cell.Winners);
        // The best of the other kind is a peer as well.
        Assert.Equal(("peer-thread", true), (cell.Lead!.Second, cell.IsLeadOverOtherKind));
        Assert.Equal(5, cell.Lead.Speed.Center, 0.1);
        Assert.Equal(["callbacks"], cell.BestOfCore);
        Assert.Equal(("peer", "callbacks"), (cell.LeadOverCore!.First, cell.LeadOverCore.Second));
        Assert.Equal(2, cell.LeadOverCore.Speed.Center, 0.05);
    }

    [Fact]
    public void Of_names_all_of_the_suite_of_whom_none_is_shown_to_be_the_best()
    {
        var cell = Only(new MapRun().With(
            "1:1", "0 ns", ("threads", 100), ("callbacks", 20), ("iterators", 20.1), ("peer", 10)));

        Assert.Equal(["callbacks", "iterators"], cell.BestOfCore);
        Assert.Equal(2, cell.LeadOverCore!.Speed.Center, 0.05);
    }

    [Fact]
    public void Of_names_the_best_of_the_suite_where_a_peer_leaves_nothing_shown()
    {
        var cell = Only(new MapRun()
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20), ("iterators", 30))
            .WithWild("1:1", "0 ns", "peer", 25));

        Assert.Equal(CellState.Undecided, cell.State);
        Assert.Equal(["callbacks"], cell.BestOfCore);
        // Threads are the other kind.
        Assert.Equal(("callbacks", "threads"), (cell.LeadOfCore!.First, cell.LeadOfCore.Second));
        Assert.Equal(5, cell.LeadOfCore.Speed.Center, 0.1);
    }

    [Fact]
    public void Of_says_how_many_rounds_would_decide_what_is_open()
    {
        Assert.Null(Only(new MapRun().With("1:1", "0 ns", ("threads", 100), ("callbacks", 20))).Needed);

        var open = Only(new MapRun().WithWild("1:1", "0 ns", "threads", 28).With("1:1", "0 ns", ("callbacks", 20)));
        var beside = Only(new MapRun().WithWild("1:1", "0 ns", "threads", 28)
            .With("1:1", "0 ns", ("callbacks", 20), ("peer", 20.3)));

        Assert.Equal(CellState.Undecided, open.State);
        // By hand: 1.4x is 0.29 from the threshold, at a deviation of 0.35; one in a hundred asks for t = 2.7.
        Assert.InRange(open.Needed!.Value.Rounds!.Value, 11, 15);
        Assert.Equal(open.Needed, beside.Needed);
    }

    /// <summary>Where the lead changes nobody leads, and no number of rounds would help.</summary>
    [Fact]
    public void Of_knows_the_cell_in_which_the_lead_changes()
    {
        var run = new MapRun();
        // 200 + w = 20 + 2w at 180.
        foreach (var (name, work) in new[] { ("0 ns", 0.0), ("100 ns", 100), ("400 ns", 400) })
            run.With("1:1", name, ("threads", 200 + work), ("callbacks", 20 + 2 * work));
        run.WithWild("1:1", "180 ns", "threads", 380).With("1:1", "180 ns", ("callbacks", 380));

        var map = Map(run);

        Assert.Equal(
            [CellState.Won, CellState.Won, CellState.Undecided, CellState.Won], map.Cells.Select(cell => cell.State));
        Assert.Equal([false, false, true, false], map.Cells.Select(cell => cell.Crossing is not null));
        Assert.True(map.At(0, 2).Crossing!.Work!.Value.Covers(180));
    }

    /// <summary>A cell far from the crossing is open for another reason.</summary>
    [Fact]
    public void Of_calls_no_other_open_cell_a_crossing()
    {
        var run = new MapRun();
        foreach (var (name, work) in new[] { ("0 ns", 0.0), ("1 us", 1_000), ("10 us", 10_000) })
        {
            run.With("1:1", name, ("threads", 200 + work), ("callbacks", 20 + 2 * work));
            if (name == "1 us") run.WithWild("1:1", name, "iterators", 1_300);
            else run.With("1:1", name, ("iterators", 60 + 2 * work));
        }

        var map = Map(run);

        Assert.True(map.TurnIn(0)!.Crossing!.Work!.Value.Covers(180));
        Assert.Equal((CellState.Undecided, null), (map.At(0, 1).State, map.At(0, 1).Crossing));
    }

    [Fact]
    public void Of_names_nobody_where_nothing_is_shown_of_the_suite_either()
    {
        var cell = Only(new MapRun()
            .With("1:1", "0 ns", ("callbacks", 20), ("peer", 20)).WithWild("1:1", "0 ns", "threads", 20));

        Assert.Equal(CellState.Undecided, cell.State);
        Assert.Empty(cell.BestOfCore);
        Assert.Null(cell.LeadOfCore);
    }

    [Fact]
    public void Of_names_no_best_of_the_suite_where_one_of_its_models_shares_the_cell()
    {
        var cell = Only(new MapRun().With(
            "1:1", "0 ns", ("threads", 100), ("callbacks", 20), ("iterators", 30), ("peer", 20.1)));

        Assert.Equal(["callbacks", "peer"], cell.Winners);
        Assert.Empty(cell.BestOfCore);
        Assert.Null(cell.LeadOverCore);
    }

    [Fact]
    public void Of_knows_no_kinds_where_results_do_not_say()
    {
        var results = new MapRun().With("1:1", "0 ns", ("threads", 100), ("callbacks", 20), ("iterators", 30))
            .With("1:1", "1 us", ("threads", 100), ("callbacks", 20)).Create();

        var cell = Assert.Single(JudgedRun.Of(results with { Manifest = [] }).Maps).At(0, 0);

        Assert.Equal(("callbacks", "iterators", false), (cell.Winners[0], cell.Lead!.Second, cell.IsLeadOverOtherKind));
    }

    [Fact]
    public void Of_takes_the_same_amount_written_in_two_ways_for_one_column()
    {
        var map = Map(new MapRun()
            .With("1:1", "10 us", ("threads", 100), ("callbacks", 20))
            .With("2:2", "10000 ns", ("threads", 20), ("callbacks", 100))
            .With("1:1", "10000 ns", ("threads", 1), ("callbacks", 2)));

        Assert.Equal([10_000], map.Amounts);
        // Of two that say the same cell the first counts.
        Assert.Equal(["callbacks", "threads"], map.Cells.Select(cell => cell.Winners.Single()));
    }

    [Fact]
    public void Of_sorts_rows_by_how_many_take_part_and_puts_what_is_no_number_last()
    {
        string[] rows = ["many", "16:16", "4:1", "1:4", "100", "2:2", "99999999999", "1:many"];
        var run = rows.Aggregate(
            new MapRun(), (run, row) => run.With(row, "0 ns", ("threads", 100), ("callbacks", 20)));

        Assert.Equal(["2:2", "1:4", "4:1", "16:16", "100", "1:many", "99999999999", "many"], Map(run).Rows);
    }

    [Fact]
    public void Of_draws_a_map_for_each_value_of_what_is_neither_across_nor_down()
    {
        var parameters = new MapRun().Facts.Parameters.Append(new ParameterFacts("who", "who waits")).ToList();
        var run = new MapRun { Facts = new MapRun().Facts with { Parameters = parameters } }
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20))
            .With("2:2", "0 ns", ("threads", 100), ("callbacks", 20))
            .Create();
        CaseResult[] others =
        [
            .. run.Cases.Select(measured => measured with
            {
                Parameters = measured.Parameters.ToDictionary(
                    parameter => parameter.Key, parameter => parameter.Key == "who" ? "other" : parameter.Value),
            }),
        ];

        var maps = JudgedRun.Of(run with { Cases = [.. run.Cases, .. others] }).Maps;

        Assert.Equal(["same", "other"], maps.Select(map => map.Others["who"]));
        Assert.All(maps, map => Assert.Equal((2, 2), (map.Cells.Count, map.Others.Count + 1)));
        // A single cell is no map.
        Assert.Equal(["same"], JudgedRun.Of(run with { Cases = [.. run.Cases, .. others.Take(2)] }).Maps
            .Select(map => map.Others["who"]));
    }

    [Fact]
    public void Of_draws_amounts_of_waiting_as_well()
    {
        ParameterFacts[] parameters =
            [new("concurrent", "how many", ParameterFacts.AtOnce), new("wait", "how long", ParameterFacts.Wait)];
        var map = Map(new MapRun { Facts = new ScenarioFacts("waiting", "?") { Parameters = parameters } }
            .With("1", "10 ms", ("threads", 100), ("callbacks", 20))
            .With("1000", "0 ns", ("threads", 100), ("callbacks", 20)));

        Assert.Equal((ParameterFacts.Wait, 4), (map.Kind, map.Cells.Count));
        Assert.Equal([0, 10_000_000], map.Amounts);
    }

    [Fact]
    public void Of_draws_no_map_where_models_only_list_what_something_takes_or_a_side_is_missing()
    {
        var run = new MapRun()
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20))
            .With("2:2", "0 ns", ("threads", 100), ("callbacks", 20))
            .Create();
        var facts = run.Scenarios[0];

        Assert.Single(JudgedRun.Of(run).Maps);
        Assert.Empty(JudgedRun.Of(run with { Uncompared = ["map"] }).Maps);
        Assert.Empty(JudgedRun.Of(run with { Scenarios = [facts with { Parameters = [facts.Parameters[0]] }] }).Maps);
        Assert.Empty(JudgedRun.Of(run with { Scenarios = [facts with { Parameters = [facts.Parameters[1]] }] }).Maps);
        Assert.Empty(JudgedRun.Of(run with { Cases = [] }).Maps);
        // Facts may name what no case has.
        ParameterFacts[] others = [new("a", "", ParameterFacts.Work), new("b", "", ParameterFacts.AtOnce)];
        Assert.Empty(JudgedRun.Of(run with { Scenarios = [facts with { Parameters = others }] }).Maps);
    }

    [Fact]
    public void Of_survives_a_manifest_that_names_a_model_twice_and_in_two_ways()
    {
        var results = new MapRun().With("1:1", "0 ns", ("threads", 100), ("callbacks", 20))
            .With("1:1", "1 us", ("threads", 100), ("callbacks", 20)).Create();
        var twice = results.Manifest.Concat(results.Manifest.Select(entry => entry with
        {
            RunsOnCallingThread = !entry.RunsOnCallingThread,
            IsPeer = !entry.IsPeer,
        }));

        var cell = Assert.Single(JudgedRun.Of(results with { Manifest = [.. twice] }).Maps).At(0, 0);

        Assert.Equal((CellState.Won, "callbacks"), (cell.State, cell.Winners.Single()));
    }

    private static MapCell Only(MapRun run) => Assert.Single(
        Map(run.With("other", "0 ns", ("threads", 1), ("callbacks", 2), ("iterators", 3))).Cells,
        cell => cell.Row != "other" && cell.Setting is not null);

    private static WinnerMap Map(MapRun run) => Assert.Single(JudgedRun.Of(run.Create()).Maps);
}
