namespace ConcurrencyCompare.Tests.Analysis.Validity;

/// <summary>Each check of a measurement finds the fault that is planted for it.</summary>
public class RunValidityTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0, 6)]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    public void Of_finds_an_iteration_that_is_special_wherever_it_is(int place, int rounds)
    {
        // A first call in the clock, or a burst of the compiler.
        var run = new ValidatedRun(
            rounds, seed: 1)
        { Slowing = (scenario, at) => scenario == "oversubscribed" && at == place ? 2 : 1 };

        var positions = RunValidity.Of(run.Create()).Positions;

        // Threads, whose processes scatter by a fifth, among them.
        Assert.NotEmpty(positions);
        foreach (var check in positions)
            Assert.Equal(("oversubscribed", place + 1), (check.Case.Scenario, check.Position));
        Assert.Contains("callbacks", positions.Select(check => check.Case.Model));
        Assert.InRange(positions[0].Ratio.Center, 1.8, 2.2);
    }

    [Fact]
    public void Of_finds_the_burst_of_the_compiler_that_a_published_run_had()
    {
        var results = new ValidatedRun(10, seed: 1).Create() with
        {
            Cases =
            [
                .. File.ReadLines(Repository.PathOf("tests", "Analysis", "Validity", "burst.csv")).Skip(1)
                    .Select(line => line.Split(','))
                    .GroupBy(words => (words[0], words[1], words[2]))
                    .Select(rounds => new CaseResult(
                        rounds.Key.Item1,
                        new Dictionary<string, string> { ["topology"] = rounds.Key.Item2["topology ".Length..] },
                        rounds.Key.Item3,
                        [
                            .. rounds.Select(words => new RoundResult(
                                int.Parse(words[3], CultureInfo.InvariantCulture), 1,
                                [.. words[4..].Select(word => double.Parse(word, CultureInfo.InvariantCulture))])),
                        ])),
            ],
        };

        var found = RunValidity.Of(results).Positions
            .Select(check => $"{check.Case.Scenario} {check.Case.Setting} {check.Case.Model}: {check.Position}")
                .ToList();

        output.WriteLine(string.Join('\n', found));
        Assert.Contains("oversubscribed topology 16:16 threads: 2", found);
        Assert.Contains("one-core topology 4:4 threads: 2", found);
        Assert.Contains("one-core topology 16:16 threads: 2", found);
        Assert.DoesNotContain(found, one => one.EndsWith(": 5", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_finds_a_constant_of_a_millisecond_inside_the_clock()
    {
        var validity = RunValidity.Of(new ValidatedRun(10, seed: 1) { Constant = 1e6, Scatter = 0.4 }.Create());

        // 4.2 ms of items: twice as many take 1.81 times as long.
        Assert.True(validity.Linearity.All(check => check.IsBroken));
        Assert.InRange(2 * validity.Linearity[0].Ratio.Center, 1.7, 1.9);
        // The ratio is known, and so is the time of a spin: 10 ms of items.
        var wrong = validity.Known.Where(check => !check.IsRight)
            .Select(check => (check.Known.Case.Model, check.Known.Quantity));
        Assert.Equal([("spin", KnownAnswer.Time), ("tenfold-steps", KnownAnswer.Ratio)], wrong);
    }

    [Fact]
    public void Of_says_twice_where_only_items_take_time()
    {
        var validity = RunValidity.Of(new ValidatedRun(10, seed: 1).Create());

        Assert.Equal(7, validity.Linearity.Count);
        foreach (var check in validity.Linearity)
        {
            Assert.Equal((ValidatedRun.Double, "callbacks"), (check.First.Model, check.Second.Model));
            Assert.InRange(2 * check.Ratio.Center, 1.9, 2.1);
        }
    }

    [Fact]
    public void Of_finds_costs_of_another_estimator_than_times_have()
    {
        // A mean over iterations, of which one is odd, beside the time of each: more than the processors had.
        var run = new ValidatedRun(6, seed: 1)
        {
            Items = 2_000_000,
            Slowing = (_, place) => place == 1 ? 7 : 1,
            ProcessorTime = (times, _) => times.Average(),
        };

        var conservation = RunValidity.Of(run.Create()).Conservation;

        Assert.NotEmpty(conservation);
        foreach (var check in conservation)
        {
            Assert.Equal(ConservationKind.Processor, check.Kind);
            Assert.NotEqual(2, check.Iteration);
            Assert.True(check.Found > check.Limit);
        }
    }

    [Fact]
    public void Of_finds_a_scenario_that_counts_its_items_wrong_by_the_other_one_that_measures_the_same()
    {
        var run =
            new ValidatedRun(6, seed: 1) { Miscounting = scenario => scenario == "waiting-producers" ? 0.001 : 1 };

        var broken = RunValidity.Of(run.Create()).Triangulation.Where(check => check.IsBroken).ToList();

        Assert.Equal(3, broken.Count);
        foreach (var check in broken)
            Assert.Equal(("throughput", "waiting-producers"), (check.First.Scenario, check.Second.Scenario));
        Assert.InRange(broken[0].Ratio.Center, 0.0007, 0.0014);
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(1.009, true)]
    [InlineData(1.03, false)]
    [InlineData(0.97, false)]
    public void IsRight_within_the_tolerance_of_what_is_known(double factor, bool expected)
    {
        var clean = new ValidatedRun(6, seed: 1).Create();
        var known = clean.Known.Select(answer => answer with { Value = answer.Value * factor, Tolerance = 0.01 });

        var checks = KnownAnswerCheck.AllOf(clean with { Known = [.. known.Take(3)] });

        Assert.Equal(3, checks.Count);
        foreach (var check in checks) Assert.Equal(expected, check.IsRight);
    }

    [Fact]
    public void IsRight_after_few_rounds_unless_the_answer_is_far_off()
    {
        var known = new KnownAnswer(new CaseName("a", "", "b"), KnownAnswer.Time, 100, 0.02);

        Assert.True(new KnownAnswerCheck(known, new Estimate(149, 149, 149, 0)).IsRight);
        Assert.False(new KnownAnswerCheck(known, new Estimate(151, 151, 151, 0)).IsRight);
        Assert.False(new KnownAnswerCheck(known, new Estimate(66, 66, 66, 0)).IsRight);
    }

    [Fact]
    public void Conservation_allows_for_what_the_kernel_counts_late_and_no_more()
    {
        Assert.Empty(ConservationCheck.AllOf(With(processors: 1, wall: 5e6, cpu: 5e6 + 9e3)));
        Assert.Single(ConservationCheck.AllOf(With(processors: 1, wall: 5e6, cpu: 5e6 + 11e3)));
        Assert.Empty(ConservationCheck.AllOf(With(processors: 2, wall: 5e6, cpu: 19.9e6)));
        Assert.Single(ConservationCheck.AllOf(With(processors: 2, wall: 5e6, cpu: 20.1e6)));
        // The items take longer than the clock around them.
        Assert.Equal(
            ConservationKind.Items,
            ConservationCheck.AllOf(With(processors: 2, wall: 5e6, cpu: 1, time: 5.1e6)).Single().Kind);
    }

    [Fact]
    public void Conservation_finds_time_that_no_item_accounts_for()
    {
        var short5Percent = With(processors: 2, wall: 50e6, cpu: 1, time: 46e6, iterations: 6);

        Assert.Equal(ConservationKind.Items, Assert.Single(ConservationCheck.AllOf(short5Percent)).Kind);
        Assert.Empty(ConservationCheck.AllOf(With(processors: 2, wall: 50e6, cpu: 1, time: 49e6, iterations: 6)));
    }

    private static RunResults With(int processors, double wall, double cpu, double? time = null, int iterations = 1)
    {
        var round = new RoundResult(1, 1, [.. Enumerable.Repeat((time ?? wall) / 1_000, iterations)])
        {
            Processors = processors,
            IterationCosts = [.. Enumerable.Repeat(new IterationCosts(1_000, wall, cpu, 0, 0, 0, 0, 0), iterations)],
        };
        return new ValidatedRun(6, seed: 1).Create() with
        {
            Cases = [new CaseResult("waiting-producers", new Dictionary<string, string>(), "threads", [round])],
        };
    }
}
