namespace ConcurrencyCompare.Reports.Charts.Svg;

/// <summary>Where values stand along a side of a plot.</summary>
internal sealed class Axis
{
    /// <summary>From such a quotient of the largest and the smallest value on, an axis is logarithmic.</summary>
    private const double LeastLogSpread = 8;

    private const double LogPadding = 0.06;
    private const int WantedTicks = 5;
    private const int LeastTicks = 3;

    /// <summary>Beyond are no measurements, but damaged files.</summary>
    private const double MostPower = 30;

    private static readonly double[][] LogSteps = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7]];

    private static readonly int[] LinearSteps = [1, 2, 5, 10];

    private readonly double _from;
    private readonly double _to;
    private readonly double _least;
    private readonly double _most;

    private Axis(double least, double most, double from, double to, bool isLog)
    {
        (_least, _most, _from, _to, IsLog) = (least, most, from, to, isLog);
        Ticks = isLog ? LogTicks(least, most) : LinearTicks(least, most);
    }

    public bool IsLog { get; }

    /// <summary>The values that are named.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The scale in words.</summary>
    public string Scale => IsLog ? "log scale" : "linear scale";

    /// <summary>Linear from 0, or logarithmic where the values spread far and none is 0.</summary>
    /// <param name="values">What it has to show; what is not finite is left out.</param>
    /// <param name="from">Where it begins, in the picture.</param>
    /// <param name="to">Where it ends.</param>
    public static Axis Of(IEnumerable<double> values, double from, double to)
    {
        var finite = values.Where(double.IsFinite).ToList();
        var (least, most) = finite.Count > 0 ? (finite.Min(), finite.Max()) : (0, 1);
        return least > 0 && most / least > LeastLogSpread
            ? Log(finite, from, to)
            : new Axis(Math.Min(0, least), most > 0 ? most * 1.06 : 1, from, to, isLog: false);
    }

    /// <summary>Logarithmic, whatever the values.</summary>
    /// <param name="values">What it has to show; what is no positive number is left out.</param>
    /// <param name="from">Where it begins, in the picture.</param>
    /// <param name="to">Where it ends.</param>
    public static Axis Log(IEnumerable<double> values, double from, double to)
    {
        var logarithms = values
            .Where(value => value > 0 && double.IsFinite(value))
            .Select(value => Math.Clamp(Math.Log10(value), -MostPower, MostPower))
            .ToList();
        var (least, most) = logarithms.Count > 0 ? (logarithms.Min(), logarithms.Max()) : (0, 1);
        var padding = Math.Max(LogPadding * (most - least), 0.05);
        return new Axis(Math.Pow(10, least - padding), Math.Pow(10, most + padding), from, to, isLog: true);
    }

    /// <summary>Linear between two values.</summary>
    public static Axis Linear(double least, double most, double from, double to) =>
        new(least, most, from, to, isLog: false);

    /// <summary>Where a value stands; one beyond the end stands at the end.</summary>
    public double At(double value)
    {
        var share = IsLog
            ? Math.Log(Math.Max(value, _least) / _least) / Math.Log(_most / _least)
            : (value - _least) / (_most - _least);
        return double.Lerp(_from, _to, double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0);
    }

    private static List<double> LogTicks(double least, double most)
    {
        var decades = (int)Math.Ceiling(Math.Log10(most)) - (int)Math.Floor(Math.Log10(least)) + 1;
        var first = (int)Math.Floor(Math.Log10(least));
        List<double> ticks = [];
        foreach (var steps in LogSteps)
        {
            ticks =
            [
                .. Enumerable.Range(first, decades)
                    .SelectMany(power => steps.Select(step => step * Math.Pow(10, power)))
                    .Where(tick => tick >= least && tick <= most),
            ];
            if (ticks.Count >= LeastTicks) break;
        }

        // In a narrow range steps in proportion and even steps are about the same.
        if (ticks.Count < LeastTicks) ticks = LinearTicks(least, most);

        var stride = (ticks.Count + WantedTicks + 1) / (WantedTicks + 2);
        return stride > 1 ? [.. ticks.Where((_, place) => place % stride == 0)] : ticks;
    }

    private static List<double> LinearTicks(double least, double most)
    {
        var rough = (most - least) / WantedTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = LinearSteps.First(step => step * power >= rough) * power;
        return
        [
            .. Enumerable.Range((int)Math.Ceiling(least / step), (int)((most - least) / step) + 1)
                .Select(place => place * step)
                .Where(tick => tick <= most),
        ];
    }
}
