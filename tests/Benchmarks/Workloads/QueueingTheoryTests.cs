namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>Waits that the load sweep measures are those of theory, on virtual time: real models, whose only cost there
/// is the work.</summary>
/// <remarks>
/// Two theories. Pollaczek and Khinchine (M/D/1) say what an item waits on average in the long run; Lindley's recursion
/// says it exactly for given arrivals. The first is held against replications, each with a seed of its own, by
/// Student's interval.
/// </remarks>
public class QueueingTheoryTests
{
    private const int Replications = 30;
    private const int Items = 20_000;

    /// <summary>Student's t that is passed by chance once in a thousand times, with 29 degrees of freedom.</summary>
    private const double Student = 3.66;

    private static readonly TimeSpan Service = TimeSpan.FromMicroseconds(50);

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var model in SingleThreaded)
            {
                foreach (var load in new[] { 20, 50, 80, 90, 95 }) cases.Add(model, load);
            }

            return cases;
        }
    }

    public static TheoryData<string> Models => [.. SingleThreaded];

    private static IEnumerable<string> SingleThreaded =>
        ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name);

    [Theory, MemberData(nameof(Cases))]
    public void Measured_waits_lie_within_the_interval_of_MD1(string model, int load)
    {
        var theory = MD1Queue.MeanWait(load / 100.0, Service.TotalNanoseconds);
        var means = Enumerable.Range(1, Replications).Select(seed => Measure(model, Poisson(load, seed)).Mean).ToList();

        var (low, high) = IntervalOf(means);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{model} at {load}%: theory {theory / 1e3:0.00} µs, measured [{low / 1e3:0.00}, {high / 1e3:0.00}] µs");

        Assert.InRange(theory, low, high);
        // Narrow enough to tell it from a service that is a twentieth longer: at 80% that waits 1.3 times as long.
        Assert.InRange((high - low) / theory, 0, 0.35);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Measured_waits_are_those_of_an_ideal_server_for_the_same_arrivals(string model, int load)
    {
        var (mean, ideal) = Measure(model, Poisson(load, seed: 1));

        // Three significant digits are what the histogram keeps.
        Assert.InRange(mean, ideal * 0.999, ideal * 1.001);
    }

    [Theory, MemberData(nameof(Models))]
    public void Periodic_arrivals_do_not_wait_below_full_load_so_they_show_no_knee(string model)
    {
        var (mean, ideal) = Measure(model, time => ArrivalTimes.Periodic(time, 19_000));

        Assert.Equal(0, ideal);
        Assert.InRange(mean, 0, 1);
    }

    private static Func<TimeProvider, ArrivalTimes> Poisson(int load, int seed) =>
        time => ArrivalTimes.Poisson(time, (int)(1e9 / Service.TotalNanoseconds * load / 100), Items, seed);

    private static (double Mean, double Ideal) Measure(string model, Func<TimeProvider, ArrivalTimes> arrivalsOn)
    {
        var time = new JumpingTimeProvider();
        var log = new LatencyLog(time);
        var run = new OpenLoopRun(time, [arrivalsOn(time)], Items)
        {
            ConsumerAround = consumer => new ServingConsumer(consumer, time, Service),
        };
        run.Run(
            workload => ConcurrencyModels.All.Single(one => one.Info.Name == model)
                .Run(workload, TestContext.Current.CancellationToken),
            log, TimeSpan.Zero);
        return (LatencyDistribution.From(log.Total).Mean, run.IdealWait(Service.TotalNanoseconds));
    }

    private static (double Low, double High) IntervalOf(List<double> means)
    {
        var mean = means.Average();
        var error = Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (means.Count - 1) / means.Count);
        return (mean - Student * error, mean + Student * error);
    }
}
