namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The contract's checks can fail: each passes a correct model, and catches what it is there for.</summary>
public class ContractCatchesTests
{
    /// <summary>A fault that makes a model hang is found when patience ends, however short that is.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(nameof(Fault.DropsAnItem), 1, "consumes each value once and in order")]
    [InlineData(nameof(Fault.DropsAnItem), 1, "consumes each reference and null once and in order")]
    [InlineData(nameof(Fault.DropsAnItem), 1, "consumes each item once and in order in a window")]
    [InlineData(nameof(Fault.DropsAnItem), 8, "takes nulls for items")]
    [InlineData(nameof(Fault.DropsAnItem), 8, "takes the largest limits for none")]
    [InlineData(nameof(Fault.RepeatsAnItem), 1, "consumes each value once and in order")]
    [InlineData(nameof(Fault.RepeatsAnItem), 8, "takes nulls for items")]
    [InlineData(nameof(Fault.ConsumesInReverse), 1, "consumes each value once and in order")]
    [InlineData(nameof(Fault.KeepsStateBetweenRuns), 1, "is not disturbed by three other runs")]
    [InlineData(nameof(Fault.IgnoresTheCapacity), 2, "queues no more than the capacity")]
    [InlineData(nameof(Fault.IgnoresTheWindow), 2, "has no more in flight than the window")]
    [InlineData(nameof(Fault.IgnoresTheWindow), 2, "keeps a window beside a capacity")]
    [InlineData(nameof(Fault.IgnoresTheWindow), 2, "alternates in a window of one")]
    [InlineData(nameof(Fault.CompletesTwice), 3, "returns after everybody was told of the end")]
    [InlineData(nameof(Fault.ForgetsToCompleteOne), 3, "returns after everybody was told of the end")]
    [InlineData(
        nameof(Fault.ForgetsToCompleteOne), 8,
        "works without producers, without items, and with more consumers than items")]
    [InlineData(nameof(Fault.CompletesAfterReturning), 3, "returns after everybody was told of the end")]
    [InlineData(
        nameof(Fault.CompletesBeforeTheLastItem), 3, "tells nobody of the end before the last item was consumed")]
    [InlineData(nameof(Fault.CompletesBeforeTheLastItem), 3, "tells nobody of the end when the last item fails")]
    [InlineData(nameof(Fault.WaitsForOneProducerAtATime), 4, "delivers in the order of due times in virtual time")]
    [InlineData(
        nameof(Fault.WaitsForOneProducerAtATime), 4, "delivers the others' items while one more producer waits")]
    [InlineData(nameof(Fault.ProducesEarly), 4, "delivers in the order of due times in virtual time")]
    [InlineData(nameof(Fault.ProducesEarly), 4, "delivers the others' items while one more producer waits")]
    [InlineData(nameof(Fault.ProducesEarly), 4, "never produces early in virtual time")]
    [InlineData(nameof(Fault.ProducesEarly), 4, "never produces early in real time")]
    [InlineData(nameof(Fault.WaitsForOneConsumerAtATime), 4, "delivers in the order of ready times in virtual time")]
    [InlineData(nameof(Fault.ConsumesEarly), 4, "delivers in the order of ready times in virtual time")]
    [InlineData(nameof(Fault.ConsumesEarly), 4, "delivers to the others while one more consumer waits")]
    [InlineData(nameof(Fault.ConsumesEarly), 4, "tells the others of the end while one more consumer waits")]
    [InlineData(nameof(Fault.ConsumesEarly), 4, "never consumes early in virtual time")]
    [InlineData(nameof(Fault.ConsumesEarly), 4, "never consumes early in real time")]
    [InlineData(nameof(Fault.SwallowsFailures), 5, "throws the exception of DueTimestamp as itself")]
    [InlineData(nameof(Fault.SwallowsFailures), 5, "throws the exception of TryProduce as itself")]
    [InlineData(nameof(Fault.SwallowsFailures), 5, "throws the exception of ReadyTimestamp as itself")]
    [InlineData(nameof(Fault.SwallowsFailures), 5, "throws the exception of Consume as itself")]
    [InlineData(nameof(Fault.SwallowsFailures), 5, "throws the exception of OnCompleted as itself")]
    [InlineData(nameof(Fault.WrapsFailures), 5, "throws the exception of Consume as itself")]
    [InlineData(
        nameof(Fault.TakesAnyCancellationForItsOwn), 5,
        "takes a cancellation that Consume throws, and that is not its own, for a failure")]
    [InlineData(nameof(Fault.CompletesAfterFailures), 5, "throws the exception of Consume as itself")]
    [InlineData(nameof(Fault.CompletesAfterFailures), 5, "fails while producers wait for room or for the window")]
    [InlineData(nameof(Fault.LeavesAThread), 5, "throws the exception of Consume as itself")]
    [InlineData(nameof(Fault.LeavesATimer), 5, "leaves no timer of consumers after a failure")]
    [InlineData(nameof(Fault.LeavesATimer), 6, "leaves no timer after a cancellation while producers wait")]
    [InlineData(nameof(Fault.LeavesATimer), 6, "leaves no timer after a cancellation while consumers wait")]
    [InlineData(nameof(Fault.IgnoresCancellation), 6, "calls nothing when cancelled before")]
    [InlineData(nameof(Fault.IgnoresCancellation), 6, "stops at once when a producer cancels")]
    [InlineData(nameof(Fault.IgnoresCancellation), 6, "stops at once when a consumer cancels")]
    [InlineData(nameof(Fault.IgnoresCancellation), 6, "is cancelled while producers have more than fits")]
    [InlineData(nameof(Fault.CompletesAfterCancellation), 6, "stops at once when a consumer cancels")]
    [InlineData(nameof(Fault.CompletesAfterCancellation), 6, "is cancelled while all wait")]
    [InlineData(nameof(Fault.ForgetsTheToken), 6, "is cancelled while all wait")]
    [InlineData(nameof(Fault.ForgetsTheToken), 6, "is cancelled when a consumer throws the cancellation")]
    [InlineData(nameof(Fault.RunsOnAnotherThread), 7, "calls everything on the calling thread")]
    [InlineData(nameof(Fault.LosesTheContext), 9, "calls everything in the caller's context")]
    [InlineData(nameof(Fault.LeaksTheContext), 9, "calls everything in the caller's context")]
    public void Run_catches(string fault, int rule, string name)
    {
        var checks = ModelContract.Checks.Where(check => check.Rule == rule && check.Name == name).ToList();
        Assert.NotEmpty(checks);

        // Not all of its workloads have to show it: of a single consumer, nobody is told before another.
        var faulty = new FaultyModel(Enum.Parse<Fault>(fault));
        Assert.Contains(checks, check => IsCaught(check, faulty));
    }

    /// <summary>On a busy machine, a model may begin long after it was told to.</summary>
    [Theory]
    [InlineData(nameof(Fault.ProducesEarly), "never produces early in real time")]
    [InlineData(nameof(Fault.ConsumesEarly), "never consumes early in real time")]
    public void Run_catches_who_is_early_after_it_began_late(string fault, string name)
    {
        var late = new LateModel(new FaultyModel(Enum.Parse<Fault>(fault)));

        Assert.All(ModelContract.Checks.Where(check => check.Name == name), check =>
            Assert.Throws<ContractViolationException>(() => check.Run(late, Patience.Limit)));
    }

    /// <summary>Checks of other rules need calls that overlap, too; the fourth rule says so, and is named.</summary>
    /// <remarks>Which check of it comes first, depends on whose turn it is; the one named here always fails.</remarks>
    [Theory]
    [InlineData("all", "calls the other producers while one blocks")]
    [InlineData("producers", "calls the other producers while one blocks")]
    [InlineData("consumers", "calls the other consumers while one blocks")]
    public void FirstViolation_of_threads_that_call_one_at_a_time_names_the_rule_against_it(string who, string expected)
    {
        var turn = new Lock();
        var model = new ExclusiveModel(who == "consumers" ? null : turn, who == "producers" ? null : turn);
        var options = new ContractOptions
        {
            // What hangs does so for ever. Should anything be too slow for it, that is the same rule.
            Patience = TimeSpan.FromMilliseconds(500),
            WhyNotApplicable = check => check.Needs.HasFlag(WorkloadNeeds.OverlappingCalls)
                ? null : "others are not hurried",
        };

        var violation = ModelContract.FirstViolation(model, options);

        Assert.Equal(4, violation?.Check.Rule);
        Assert.Contains(
            "neither does a call that blocks, unless the model says RunsOnCallingThread)", violation!.ToString(),
            StringComparison.Ordinal);
        var check = ModelContract.Checks.Single(check => check.Name == expected);
        Assert.Throws<ContractViolationException>(() => check.Run(model, options.Patience));
    }

    /// <summary>A model that begins when all moments of these checks have passed.</summary>
    private sealed class LateModel(FaultyModel model) : IConcurrencyModel
    {
        public ModelInfo Info => model.Info;

        public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(20));
            model.Run(workload, cancellationToken);
        }
    }

    private static bool IsCaught(ContractCheck check, FaultyModel faulty)
    {
        check.Run(new FaultyModel(Fault.None), Patience.Limit);
        try
        {
            check.Run(faulty, Short);
            return false;
        }
        catch (ContractViolationException)
        {
            return true;
        }
    }
}
