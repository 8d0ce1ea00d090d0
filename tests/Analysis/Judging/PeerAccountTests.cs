namespace ConcurrencyCompare.Tests.Analysis.Judging;

/// <summary>Peers whose reasons are known, because they were made up with them.</summary>
public class PeerAccountTests
{
    /// <summary>Callbacks are the best of the models; a case of threads has switches and contentions at a price of 2
    /// and 20 µs, and bytes at 1 ns.</summary>
    private static readonly PeerCase[] Models =
    [
        new("threads", 4_000, 4_000, Switches: 2, Contentions: 0.2, Bytes: 4_000), new("callbacks", 100, 100),
        new("iterators", 120, 120),
    ];

    [Fact]
    public void AllOf_finds_switches_that_take_all_of_the_extra()
    {
        var account = AccountOf(new("channels", 1_100, 1_100, Switches: 0.5));

        Assert.Equal(("channels", "callbacks", 1), (account.Peer, account.Model, account.Direction));
        Assert.Equal(11, account.Pair.Speed.Center, 0.3);
        Assert.Equal(11, account.ProcessorTime!.Value.Center, 0.3);
        Assert.True(account.IsByProcessorTime);
        Assert.False(account.IsByCores);
        Assert.Equal(CostKind.Switches, account.Counted[0].Kind);
        Assert.Equal(1, account.Counted[0].MostShare, 0.06);
        Assert.Equal([0, 0], account.Counted.Skip(1).Select(cost => cost.MostShare));
    }

    [Theory]
    // 100 bytes at 1 ns, 0.005 contentions at 20 µs, 0.05 switches at 2 µs: each a tenth of the extra 1 µs.
    [InlineData(CostKind.Bytes, 0, 0, 100)]
    [InlineData(CostKind.Contentions, 0, 0.005, 0)]
    [InlineData(CostKind.Switches, 0.05, 0, 0)]
    public void AllOf_clears_what_is_too_little_for_the_extra(
        object kind, double switches, double contentions, double bytes)
    {
        var account = AccountOf(new("channels", 1_100, 1_100, switches, contentions, bytes));

        Assert.Equal(kind, account.Counted[0].Kind);
        Assert.Equal(0.1, account.Counted[0].MostShare, 0.01);
        Assert.Equal(account.Counted[0].MostShare, account.MostCounted);
    }

    /// <summary>As a model does that <c>SlowedModel</c> slows: it computes longer, and nothing that is counted
    /// happens.</summary>
    [Fact]
    public void AllOf_finds_nothing_counted_in_a_busy_loop()
    {
        var account = AccountOf(new("channels", 200, 200));

        Assert.True(account.IsByProcessorTime);
        Assert.Equal(0, account.MostCounted);
    }

    [Fact]
    public void AllOf_finds_waiting_where_no_more_is_computed()
    {
        var account = AccountOf(new("channels", 1_000, 100));

        Assert.False(account.IsByProcessorTime);
        Assert.True(account.IsByCores);
        Assert.Equal(0.1, account.Cores!.Value.Center, 0.005);
        Assert.Empty(account.Counted);
    }

    [Fact]
    public void AllOf_finds_what_several_cores_do_at_once()
    {
        // Twice the processor time on four times the cores.
        var account = AccountOf(new("channels", 50, 200));

        Assert.Equal(-1, account.Direction);
        Assert.True(account.IsByCores);
        Assert.False(account.IsByProcessorTime);
        Assert.Equal(1, account.ProcessorTimeDirection);
    }

    [Fact]
    public void AllOf_gives_a_faster_peer_its_smaller_processor_time()
    {
        var account = AccountOf(new("sequential", 50, 50));

        Assert.Equal(-1, account.Direction);
        Assert.True(account.IsByProcessorTime);
        Assert.Empty(account.Counted);
    }

    [Fact]
    public void AllOf_gives_no_reason_where_no_difference_is_shown()
    {
        var account = AccountOf(new("channels", 101, 300, Switches: 1));

        Assert.Equal((0, Verdict.Same), (account.Direction, account.Pair.Verdict));
        Assert.False(account.IsByProcessorTime || account.IsByCores);
    }

    [Fact]
    public void AllOf_gives_no_reason_without_costs()
    {
        var results = PeerRun.Of([.. Models, new("channels", 1_000, 1_000)]);
        var account = Assert.Single(JudgedRun.Of(results with
        {
            Cases =
            [
                .. results.Cases.Select(measured => measured with
                {
                    Rounds = [.. measured.Rounds.Select(round => round with { IterationCosts = null })],
                }),
            ],
        }).Peers);

        Assert.Equal(1, account.Direction);
        Assert.False(account.IsByProcessorTime || account.IsByCores);
        Assert.Null(account.ProcessorTime);
        Assert.Empty(account.Counted);
    }

    /// <summary>The measured process waits most of the time: that it takes little says nothing of what an item
    /// costs.</summary>
    [Fact]
    public void AllOf_takes_no_costs_of_a_process_that_leaves_the_work_to_others()
    {
        var run = JudgedRun.Of(
            PeerRun.Of([.. Models, new("channels", 1_000, 1), new("monitor", 1_100, 1_100, Switches: 0.5)])
                .WithOtherProcesses("channels"));
        var (channels, monitor) = (run.Peers[0], run.Peers[1]);

        Assert.True(channels.UsesOtherProcesses);
        Assert.Equal(1, channels.Direction);
        Assert.False(channels.IsByProcessorTime || channels.IsByCores);
        Assert.Null(channels.ProcessorTime);
        Assert.Null(channels.Cores);
        Assert.False(monitor.UsesOtherProcesses);
        Assert.True(monitor.IsByProcessorTime);
        var judged = run.Scenarios[0].Settings[0].Find("channels")!;
        Assert.Null(judged.Costs);
        Assert.Null(judged.BytesPerItem);
    }

    [Fact]
    public void AllOf_has_every_peer_that_was_measured_and_nothing_without_peers()
    {
        var accounts = JudgedRun.Of(PeerRun.All()).Peers;

        Assert.Equal(PeerRun.Peers.Where(peer => peer != "reactive"), accounts.Select(account => account.Peer));
        Assert.Empty(JudgedRun.Of(SampleResults.Full).Peers);
        Assert.Empty(JudgedRun.Of(PeerRun.Of(new PeerCase("channels", 1, 1), new PeerCase("async", 2, 2))).Peers);
    }

    [Fact]
    public void AllOf_tells_a_late_producer_from_a_long_hand_over()
    {
        var account = Assert.Single(
            JudgedRun.Of(PeerRun.OfLatency(("callbacks", 70_000, 1_000), ("channels", 2_000_000, 1_050))).Peers);

        Assert.True(account.IsByLateness);
        Assert.False(account.IsByHandOver);
        Assert.InRange(account.Later!.Value.Center, 1_900_000, 1_960_000);

        var other = Assert.Single(
            JudgedRun.Of(PeerRun.OfLatency(("callbacks", 70_000, 1_000), ("monitor", 70_000, 31_000))).Peers);

        Assert.False(other.IsByLateness);
        Assert.True(other.IsByHandOver);
        Assert.InRange(other.Longer!.Value.Center, 29_000, 31_000);
    }

    [Fact]
    public void OfModels_is_the_setting_as_if_there_were_no_peers()
    {
        var all = PeerRun.All();
        var peers = PeerRun.Peers.ToHashSet();
        var alone = all with
        {
            Cases = [.. all.Cases.Where(measured => !peers.Contains(measured.Model))],
            Missing = [],
        };

        var setting = JudgedRun.Of(all).Scenarios[0].Settings[0];
        var (beside, own) = (setting.OfModels, JudgedRun.Of(alone).Scenarios[0].Settings[0]);

        Assert.Equal(own.Pairs, beside.Pairs);
        Assert.Equal(own.Cases.Select(one => (one.Model, one.Rank)), beside.Cases.Select(one => (one.Model, one.Rank)));
        Assert.Empty(beside.Missing);
        Assert.Same(own, own.OfModels);
        Assert.Equal(["sequential"], setting.PeersAhead.Select(one => one.Peer));
    }

    private static PeerAccount AccountOf(PeerCase peer) =>
        Assert.Single(JudgedRun.Of(PeerRun.Of([.. Models, peer])).Peers);
}
