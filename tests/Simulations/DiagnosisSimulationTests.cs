namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>How often plain noise is taken for something, and how often something is found, over simulated cases with a
/// fixed seed. The figures are in the tests' output.</summary>
public class DiagnosisSimulationTests(ITestOutputHelper output)
{
    private const int Cases = 2_000;

    private readonly Random _random = new(20261123);

    [Theory]
    [InlineData(6, 3, 0.05, 0.01)]
    [InlineData(6, 3, 0.2, 0.05)]
    [InlineData(10, 9, 0.05, 0.01)]
    [InlineData(10, 9, 0.2, 0.05)]
    public void Of_takes_noise_for_something_in_less_than_one_case_in_a_hundred(
        int rounds, int iterations, double betweenProcesses, double insideProcess)
    {
        var found = Enumerable.Range(0, Cases)
            .SelectMany(_ => Diagnosis.Of(Simulate(rounds, iterations, betweenProcesses, insideProcess, _ => 0), 0.05))
            .CountBy(finding => finding.Kind)
            .ToDictionary();

        output.WriteLine(
            $"{rounds} rounds of {iterations}, noise {betweenProcesses} and {insideProcess}: {Describe(found)}");
        Assert.InRange((double)found.Values.Sum() / Cases, 0, 0.01);
    }

    [Theory]
    [InlineData(6, FindingKind.Drift, 0.8)]
    [InlineData(10, FindingKind.Drift, 0.9)]
    [InlineData(6, FindingKind.Step, 0.8)]
    [InlineData(10, FindingKind.Step, 0.5)]
    [InlineData(6, FindingKind.Outlier, 0.8)]
    [InlineData(10, FindingKind.Outlier, 0.9)]
    [InlineData(10, FindingKind.TwoLevels, 0.8)]
    public void Of_finds_what_is_plain(int rounds, object kind, double least)
    {
        Func<int, double> shape = kind switch
        {
            FindingKind.Drift => round => 0.5 * round / rounds,
            FindingKind.Step => round => round >= rounds / 2 ? 0.4 : 0,
            FindingKind.Outlier => round => round == rounds / 3 ? 0.5 : 0,
            _ => _ => _random.Next(2) * 0.6,
        };
        var found = Enumerable.Range(0, Cases / 10)
            .Count(
                _ => Diagnosis.Of(Simulate(rounds, 9, 0.03, 0.01, shape), 0.05)
                    .Any(finding => kind.Equals(finding.Kind)));

        var share = found / (Cases / 10.0);
        output.WriteLine($"{kind}, {rounds} rounds: found in {share:P1}");
        Assert.InRange(share, least, 1);
    }

    /// <summary>A long tail is one regime, however far single launches lie out, and all iterations of a launch with
    /// them.</summary>
    [Theory]
    [InlineData(8, 9)]
    [InlineData(14, 9)]
    public void Of_names_no_two_regimes_where_one_has_a_long_tail(int rounds, int iterations)
    {
        // Exponential logarithms are Pareto's tail; a tenth of launches far out, each as far as it happens to be.
        Func<int, double>[] tails =
        [
            _ => -0.2 * Math.Log(1 - _random.NextDouble()),
            _ => -0.5 * Math.Log(1 - _random.NextDouble()),
            _ => _random.Next(10) == 0 ? 0.3 + _random.NextDouble() : 0,
            _ => 0.3 * Math.Pow(Noise.Normal(_random), 3) / 3,
        ];
        foreach (var (place, tail) in tails.Index())
        {
            var share = ShareWith(FindingKind.TwoLevels, rounds, iterations, 0.03, 0.01, tail);
            output.WriteLine($"tail {place}, {rounds} rounds of {iterations}: two regimes in {share:P2}");
            Assert.InRange(share, 0, 0.04);
        }
    }

    /// <summary>What cannot be told from an outlier is not named: of ten launches about one is on the slower level.
    /// </summary>
    [Theory]
    [InlineData(8, 10, 0, 0.1)]
    [InlineData(20, 10, 0.2, 0.6)]
    [InlineData(8, 2, 0.5, 1)]
    public void Of_names_two_regimes_once_launches_are_on_both(int rounds, int every, double least, double most)
    {
        var share = ShareWith(
            FindingKind.TwoLevels, rounds, 9, 0.03, 0.01, _ => _random.Next(every) == 0 ? 0.6 : 0);

        output.WriteLine($"1 of {every} launches 1.8x, {rounds} rounds: two regimes named in {share:P1}");
        Assert.InRange(share, least, most);
    }

    private double ShareWith(
        FindingKind kind, int rounds, int iterations, double betweenProcesses, double insideProcess,
        Func<int, double> shape) => Enumerable.Range(0, Cases)
        .Take(Cases / 2)
        .Count(_ => Diagnosis.Of(Simulate(rounds, iterations, betweenProcesses, insideProcess, shape), 0.05)
            .Any(finding => finding.Kind == kind)) / (Cases / 2.0);

    private CaseResult Simulate(
        int rounds, int iterations, double betweenProcesses, double insideProcess, Func<int, double> shape) => new(
        "throughput",
        new Dictionary<string, string>(),
        "callbacks",
        [
            .. Enumerable.Range(0, rounds).Select(round =>
            {
                var process = shape(round) + betweenProcesses * Noise.Normal(_random);
                return new RoundResult(
                    round + 1, round + 1,
                    [.. Enumerable.Range(0, iterations)
                        .Select(_ => 30 * Math.Exp(process + insideProcess * Noise.Normal(_random)))]);
            }),
        ]);

    private static string Describe(Dictionary<FindingKind, int> found) => found.Count == 0
        ? "nothing"
        : string.Join(", ", found.Select(kind => $"{kind.Key} {(double)kind.Value / Cases:P2}"));
}
