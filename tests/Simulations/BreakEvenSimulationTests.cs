namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>How often the interval of a crossing holds the true one, over runs of two models that take a + b * work,
/// with a fixed seed. The figures are in the tests' output.</summary>
public class BreakEvenSimulationTests(ITestOutputHelper output)
{
    private const int Runs = 2_000;
    private const int Rounds = 10;

    private static readonly double[] Decades = [0, 100, 1_000, 10_000, 100_000];

    private static readonly double[] NearIt = [0, 100, 200, 300, 400, 600, 1_000, 10_000, 100_000];

    // A hand-over of 300 ns and 0.53 of the work, against one of 60 ns and all of it: equal at 511 ns of work; of 150
    // ns, at 191. Both times have that noise, or threads alone a tenth of it the more.
    public static TheoryData<bool, double, double, double> Cases => new MatrixTheoryData<bool, double, double, double>(
        [false, true], [150, 300], [0.05, 0.1, 0.2], [0, 0.1]);

    [Theory, MemberData(nameof(Cases))]
    public void Interval_of_the_crossing_holds_the_true_one_in_95_percent(
        bool isNear, double handOver, double noise, double more)
    {
        var works = isNear ? NearIt : Decades;
        var truth = (handOver - 60) / (1 - 0.53);
        var random = new Random(20261126);
        var (told, covered, wrong) = (0, 0, 0);
        var width = 0.0;
        for (var run = 0; run < Runs; run++)
        {
            double[][] differences =
            [
                .. works.Select(work => Enumerable.Range(0, Rounds)
                    .Select(_ => Time(handOver + 0.53 * work, noise + more) - Time(60 + work, noise))
                    .ToArray()),
            ];
            var (kind, found) = new SignCurve(works, differences).Crossing;
            if (kind is BreakEvenKind.FromTheStart or BreakEvenKind.Never) wrong++;
            if (found is not { } work) continue;

            told++;
            if (work.Covers(truth)) covered++;
            width += Math.Log(work.High / work.Low);
        }

        output.WriteLine(
            $"{(isNear ? "amounts near the crossing" : "decades")}, crossing {truth:F0} ns, noise {noise} and "
                + $"{noise + more}: covered in {(double)covered / told:P1} of the {(double)told / Runs:P0} that tell "
                + $"one; interval +-{Math.Exp(width / told / 2) - 1:P0}; never or from the start in "
                + $"{(double)wrong / Runs:P1}");
        Assert.Equal(0, wrong);
        Assert.InRange((double)told / Runs, 0.5, 1);
        Assert.InRange((double)covered / told, 0.95 - 3 * Math.Sqrt(0.95 * 0.05 / told), 1);

        double Time(double nanoseconds, double deviation) => nanoseconds * Math.Exp(deviation * Noise.Normal(random));
    }
}
