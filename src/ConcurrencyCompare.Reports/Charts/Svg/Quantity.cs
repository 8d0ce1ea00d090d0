using System.Globalization;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Svg;

/// <summary>What an axis shows: its name, how values are written, and how ticks are.</summary>
/// <param name="Name">In words: <c>time per item</c>.</param>
/// <param name="Show">A value with its interval.</param>
/// <param name="Tick">A round number on an axis.</param>
internal sealed record Quantity(string Name, Func<Estimate, Figure> Show, Func<double, string> Tick)
{
    /// <summary>Which end is the better one, in a sentence.</summary>
    public string Better { get; private init; } = "Less is better.";

    public static Quantity Time(string name) => new(name, Figures.Time, TimeTick);

    public static Quantity Memory(string name) => new(name, Figures.Memory, value => WithUnit(
        value, [(1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1, "B")]));

    public static Quantity Share(string name) => new(name, Figures.Share, value => Plain(value * 100) + "%");

    public static Quantity Count(string name) => new(name, Figures.Count, Plain);

    public static Quantity Ratio(string name) => new(name, Figures.Ratio, value => Plain(value) + "x");

    public static Quantity Of(MeasureFacts measure)
    {
        var quantity = measure.Unit switch
        {
            MeasureFacts.Time => Time(measure.Title),
            MeasureFacts.Memory => Memory(measure.Title),
            MeasureFacts.Share => Share(measure.Title),
            _ => Count(measure.Title),
        };
        return measure.MoreIsBetter == true ? quantity.WithMoreBetter() : quantity;
    }

    /// <summary>The same where more is better.</summary>
    public Quantity WithMoreBetter() => this with { Better = "More is better." };

    /// <summary>A time in nanoseconds.</summary>
    public static string TimeTick(double value) => WithUnit(value, [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")]);

    /// <summary>A round number without a unit.</summary>
    public static string Plain(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string WithUnit(double value, (double Factor, string Unit)[] units)
    {
        // A tick of 10^3 may come out as 999.9999.
        var (factor, unit) = units.FirstOrDefault(unit => value >= unit.Factor * 0.999999, units[^1]);
        return value == 0 ? "0" : $"{Plain(value / factor)} {unit}";
    }
}
