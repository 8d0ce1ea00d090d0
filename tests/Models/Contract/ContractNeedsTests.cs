namespace ConcurrencyCompare.Tests.Contract;

/// <summary>What a model cannot do by nature, it says: checks that need it are left out, and no others.</summary>
public class ContractNeedsTests
{
    private const WorkloadNeeds Waits = WorkloadNeeds.WaitingProducers | WorkloadNeeds.WaitingConsumers;

    public static TheoryData<string> Checks => [.. ModelContract.Checks.Select(check => check.ToString())];

    /// <summary>A check that said less would break models that rightly refuse it.</summary>
    [Theory, MemberData(nameof(Checks))]
    public void Needs_are_what_the_workloads_of_a_check_ask(string name)
    {
        var check = ModelContract.Checks.Single(check => check.ToString() == name);
        // On one thread, what is asked does not depend on whose turn it is.
        var model = ConcurrencyModels.All.OrderByDescending(model => model.Info.RunsOnCallingThread)
            .First(model => check.WhyNotApplicable(model) is null);
        var observed = new ObservedModel(model, new NotApplicable(~check.Needs, "not asked"));

        check.Run(observed, Patience.Limit);

        Assert.Equal(WorkloadNeeds.None, observed.Needs & ~check.Needs);
        Assert.Equal(check.Needs & Waits, observed.Needs & Waits);
    }

    [Theory]
    [InlineData(WorkloadNeeds.SeveralConsumers)]
    [InlineData(WorkloadNeeds.SeveralProducers | WorkloadNeeds.SeveralConsumers)]
    [InlineData(WorkloadNeeds.Capacity | WorkloadNeeds.Window)]
    [InlineData(Waits)]
    [InlineData(WorkloadNeeds.WaitingConsumers)]
    public void Violations_are_none_of_a_model_that_refuses_what_it_says(WorkloadNeeds needs)
    {
        var model = new LimitedModel(needs, new NotApplicable(needs, "by nature"));

        Assert.Empty(ModelContract.Violations(model, new ContractOptions { Patience = Patience.Limit })
            .Select(violation => violation.ToString()));
        Assert.All(
            ModelContract.Checks.Where(check => (check.Needs & needs) != WorkloadNeeds.None),
            check => Assert.NotNull(check.WhyNotApplicable(model)));
        Assert.Contains(ModelContract.Checks, check => check.WhyNotApplicable(model) == "by nature");
    }

    [Fact]
    public void FirstViolation_is_a_refusal_of_what_a_model_does_not_say()
    {
        var model = new LimitedModel(
            WorkloadNeeds.SeveralConsumers, new NotApplicable(WorkloadNeeds.SeveralProducers, "by nature"));

        var violation = ModelContract.FirstViolation(model, new ContractOptions { Patience = Patience.Limit });

        Assert.Equal("1 producer of 4 items, 2 consumers", violation?.Check.Workload);
        Assert.Equal("expected no exception; NotSupportedException (by nature) came out of Run", violation?.Message);
    }

    [Fact]
    public void WhyNotApplicable_is_the_first_reason_for_anything_that_is_needed()
    {
        var info = ConcurrencyModels.All[0].Info with
        {
            NotApplicable =
            [
                new(WorkloadNeeds.Window, "no window"),
                new(WorkloadNeeds.Capacity | WorkloadNeeds.Window, "no limit"),
            ],
        };

        Assert.Null(info.WhyNotApplicable(WorkloadNeeds.None));
        Assert.Null(info.WhyNotApplicable(WorkloadNeeds.SeveralProducers));
        Assert.Equal("no limit", info.WhyNotApplicable(WorkloadNeeds.Capacity));
        Assert.Equal("no window", info.WhyNotApplicable(WorkloadNeeds.Capacity | WorkloadNeeds.Window));
        Assert.Null(ConcurrencyModels.All[0].Info.WhyNotApplicable((WorkloadNeeds)~0));
    }

    /// <summary>Notes what the workloads of its runs ask.</summary>
    private class ObservedModel(IConcurrencyModel model, NotApplicable said) : IConcurrencyModel
    {
        private int _needs;

        public WorkloadNeeds Needs => (WorkloadNeeds)Volatile.Read(ref _needs);

        public ModelInfo Info { get; } = model.Info with { NotApplicable = [said] };

        protected NotApplicable Said { get; } = said;

        public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
        {
            if (workload is null)
            {
                model.Run(workload!, cancellationToken);
                return;
            }

            if (workload.Producers.Count > 1) Note(WorkloadNeeds.SeveralProducers);
            if (workload.Consumers.Count > 1) Note(WorkloadNeeds.SeveralConsumers);
            if (workload.Capacity is not null) Note(WorkloadNeeds.Capacity);
            if (workload.Window is not null) Note(WorkloadNeeds.Window);
            model.Run(
                workload with
                {
                    Producers = [.. workload.Producers.Select(producer => new Producer<T>(this, producer))],
                    Consumers = [.. workload.Consumers.Select(consumer => new Consumer<T>(this, consumer))],
                },
                cancellationToken);
        }

        protected virtual void Note(WorkloadNeeds need) => Interlocked.Or(ref _needs, (int)need);

        private sealed class Producer<T>(ObservedModel by, IProducer<T> producer) : IPacedProducer<T>
        {
            public long? DueTimestamp
            {
                get
                {
                    var due = (producer as IPacedProducer<T>)?.DueTimestamp;
                    if (due is not null) by.Note(WorkloadNeeds.WaitingProducers);
                    return due;
                }
            }

            public bool TryProduce(out T item) => producer.TryProduce(out item!);
        }

        private sealed class Consumer<T>(ObservedModel by, IConsumer<T> consumer) : IPacedConsumer<T>
        {
            public long? ReadyTimestamp
            {
                get
                {
                    var ready = (consumer as IPacedConsumer<T>)?.ReadyTimestamp;
                    if (ready is not null) by.Note(WorkloadNeeds.WaitingConsumers);
                    return ready;
                }
            }

            public void Consume(T item) => consumer.Consume(item);

            public void OnCompleted() => consumer.OnCompleted();
        }
    }

    /// <summary>A model that refuses some workloads, and says that it refuses some.</summary>
    private sealed class LimitedModel(WorkloadNeeds refused, NotApplicable said)
        : ObservedModel(ConcurrencyModels.All.First(model => model.Info.RunsOnCallingThread), said)
    {
        protected override void Note(WorkloadNeeds need)
        {
            if ((need & refused) != WorkloadNeeds.None) throw new NotSupportedException(Said.Reason);
        }
    }
}
