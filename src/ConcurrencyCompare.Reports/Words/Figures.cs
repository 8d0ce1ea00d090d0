using System.Globalization;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>Numbers as people read them: in a fitting unit, and with no more digits than the interval
/// supports.</summary>
internal static class Figures
{
    private static readonly (double Factor, string Unit)[] TimeUnits =
        [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")];

    private static readonly (double Factor, string Unit)[] MemoryUnits =
        [(1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1, "B")];

    private static readonly (double Factor, string Unit)[] RateUnits =
        [(1e9, "G/s"), (1e6, "M/s"), (1e3, "k/s"), (1, "/s")];

    /// <summary>A time in nanoseconds: <c>23.4 ns [22.9, 24.1]</c>.</summary>
    public static Figure Time(Estimate nanoseconds) => WithUnit(nanoseconds, TimeUnits);

    /// <summary>A single time in nanoseconds, to three digits: <c>1.23 ms</c>.</summary>
    public static Figure Time(double nanoseconds) => Time(new Estimate(nanoseconds, nanoseconds, nanoseconds, 0));

    /// <summary>From one time to another, in nanoseconds, to two digits: <c>280 to 750 ns</c>,
    /// <c>380 ns to 1.4 µs</c>.</summary>
    public static string TimeRange(double low, double high)
    {
        var (from, to) = (TwoDigits(low), TwoDigits(high));
        var unit = UnitOf(to, TimeUnits);
        var last = $"{Short(to / unit.Factor)}{OneLine.Glue}{unit.Unit}";
        if (from == to) return last;
        return UnitOf(from, TimeUnits) == unit
            ? $"{Short(from / unit.Factor)} to {last}"
            : $"{Short(from / UnitOf(from, TimeUnits).Factor)}{OneLine.Glue}{UnitOf(from, TimeUnits).Unit} to {last}";

        static string Short(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
    }

    private static double TwoDigits(double value) =>
        double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>How much one time is above another, in nanoseconds: <c>-12.4 µs [-13.0, -11.9]</c>.</summary>
    public static Figure TimeDifference(Estimate nanoseconds)
    {
        // The unit of what is farthest from 0: a centre by chance near 0 says nothing about the size of the interval.
        var most = Math.Max(Math.Abs(nanoseconds.Low), Math.Abs(nanoseconds.High));
        return WithUnit(nanoseconds, UnitOf(most, TimeUnits));
    }

    /// <summary>Items per second, from nanoseconds per item: <c>42.7 M/s [41.5, 43.7]</c>.</summary>
    public static Figure Rate(Estimate nanosecondsPerItem) => PerSecond(nanosecondsPerItem.Reciprocal(1e9));

    /// <summary>Items per second: <c>42.7 M/s [41.5, 43.7]</c>.</summary>
    public static Figure PerSecond(Estimate items) => WithUnit(items, RateUnits);

    /// <summary>Bytes; what is below a tenth is what starting the run costs, spread over its items.</summary>
    public static Figure Bytes(Estimate bytes) => bytes.High < 0.1
        ? new Figure($"<{OneLine.Glue}0.1{OneLine.Glue}B", "", bytes.Center)
        : WithUnit(bytes, [(1, "B")]);

    /// <summary>Bytes with all digits: <c>1,024 B [1,024, 1,024]</c>.</summary>
    public static Figure WholeBytes(Estimate bytes) => new(
        $"{bytes.Center.ToString("N0", CultureInfo.InvariantCulture)}{OneLine.Glue}B",
        bytes.IsSingle ? "" : $"[{Number((long)bytes.Low)},{OneLine.Glue}{Number((long)bytes.High)}]",
        bytes.Center);

    /// <summary>A share of a whole, which may be tiny: <c>0.04% [0.03, 0.06]</c>.</summary>
    public static Figure Share(Estimate share) => WithUnit(share, [(0.01, "%")]);

    /// <summary>An amount of memory, in bytes: <c>45.9 MB [45.2, 46.3]</c>.</summary>
    public static Figure Memory(Estimate bytes) => WithUnit(bytes, MemoryUnits);

    /// <summary>How often something happens: <c>12.4 [11.9, 12.9]</c>; what is below a hundredth is what starting the
    /// run costs, spread over its items.</summary>
    public static Figure Count(Estimate count) => count.High switch
    {
        0 => new Figure("0", "", 0),
        < 0.01 => new Figure($"<{OneLine.Glue}0.01", "", count.Center),
        _ => WithUnit(count, [(1, "")]),
    };

    /// <summary>A ratio: <c>12.4x [11.9, 12.9]</c>.</summary>
    public static Figure Ratio(Estimate ratio) => ratio.IsSingle
        ? new Figure(Ratio(ratio.Center), "", ratio.Center)
        : new Figure(Number(ratio.Center, Step(ratio)) + "x", Interval(ratio, 1), ratio.Center);

    /// <summary>A single ratio: <c>0.93x</c>.</summary>
    public static string Ratio(double ratio) => Number(ratio, 0.01) + "x";

    /// <summary>A single ratio above 1, with no more than is known of a few: <c>1.04x</c>, <c>5.3x</c>,
    /// <c>13x</c>.</summary>
    public static string RoughRatio(double ratio) => ratio < 2
        ? Ratio(ratio)
        : TwoDigits(ratio).ToString("#,0.#", CultureInfo.InvariantCulture) + "x";

    /// <summary>A confidence: <c>97%</c>.</summary>
    public static string Percent(double share) =>
        Math.Floor(share * 100).ToString("0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A share of any size: <c>5%</c>, <c>2.5%</c>, <c>130%</c>.</summary>
    public static string Share(double share) =>
        (share * 100).ToString(share < 0.01 ? "0.##" : share < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A number of things: <c>12,000</c>.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static Figure WithUnit(Estimate estimate, (double Factor, string Unit)[] units) =>
        WithUnit(estimate, UnitOf(estimate.Center, units));

    private static (double Factor, string Unit) UnitOf(double value, (double Factor, string Unit)[] units) =>
        units.FirstOrDefault(unit => value >= unit.Factor, units[^1]);

    private static Figure WithUnit(Estimate estimate, (double Factor, string Name) unit)
    {
        var (factor, name) = unit;
        var text = Number(estimate.Center / factor, Step(Scale(estimate, factor)));
        return new Figure(
            name.Length == 0 ? text : name == "%" ? text + name : $"{text}{OneLine.Glue}{name}",
            estimate.IsSingle ? "" : Interval(estimate, factor),
            estimate.Center);
    }

    private static string Interval(Estimate estimate, double factor)
    {
        var step = Step(Scale(estimate, factor));
        return $"[{Number(estimate.Low / factor, step)},{OneLine.Glue}{Number(estimate.High / factor, step)}]";
    }

    private static Estimate Scale(Estimate estimate, double factor) => estimate with
    {
        Center = estimate.Center / factor,
        Low = estimate.Low / factor,
        High = estimate.High / factor,
    };

    /// <summary>
    /// The power of ten to round to: rounding hides no more than a tenth or so of the interval, and shows no more than
    /// three digits of the value.
    /// </summary>
    private static double Step(Estimate estimate)
    {
        var halfWidth = (estimate.High - estimate.Low) / 2;
        var finest = Magnitude(Math.Abs(estimate.Center)) - 2;
        return Math.Pow(10, halfWidth > 0 ? Math.Max(Magnitude(halfWidth / 2), finest) : finest);
    }

    private static double Magnitude(double value) => value > 0 ? Math.Floor(Math.Log10(value)) : 0;

    /// <summary>A number rounded to a step, but never to nothing: an interval of many times has ends far below its
    /// width.</summary>
    private static string Number(double value, double step)
    {
        if (value > 0 && value < step / 2) step = Math.Pow(10, Magnitude(value));
        var decimals = (int)Math.Max(0, -Math.Round(Math.Log10(step)));
        // Without a sign of nothing.
        var rounded = Math.Round(value / step, MidpointRounding.AwayFromZero) * step + 0.0;
        return rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
