using System.Globalization;
using ConcurrencyCompare.Reports.Charts.Svg;

namespace ConcurrencyCompare.Tests.Reports.Charts;

public class ChartStyleTests
{
    private static readonly (string Light, string Dark) Ground = ColourOf("cc-background", "fill");

    [Fact]
    public void SeriesStyle_can_be_told_from_the_ground_in_both_themes()
    {
        for (var number = 1; number <= SeriesStyle.Count; number++)
        {
            var style = new SeriesStyle(number);
            Assert.True(Contrast(style.Light, Ground.Light) >= 4.5, style.Light);
            Assert.True(Contrast(style.Dark, Ground.Dark) >= 4.5, style.Dark);
        }
    }

    [Fact]
    public void SeriesStyle_differs_in_shape_and_dash_beside_colour()
    {
        var styles = Enumerable.Range(1, SeriesStyle.Count).Select(number => new SeriesStyle(number)).ToList();

        Assert.True(styles.Count >= 15, "a run of three models and twelve peers has to be told apart");
        Assert.Equal(styles.Count, styles.Select(style => style.Shape).Distinct().Count());
        Assert.Equal(styles.Count, styles.Select(style => style.Dash).Distinct().Count());
        Assert.Equal(styles.Count, styles.Select(style => style.Light).Distinct().Count());
    }

    [Theory]
    [InlineData("cc-ink", "fill", 4.5)]
    [InlineData("cc-faint", "fill", 4.5)]
    [InlineData("cc-axis", "stroke", 3)]
    [InlineData("cc-one", "stroke", 3)]
    [InlineData("cc-band", "stroke", 3)]
    public void Colours_can_be_told_from_the_ground_in_both_themes(string name, string property, double least)
    {
        var (light, dark) = ColourOf(name, property);

        Assert.True(Contrast(light, Ground.Light) >= least, light);
        Assert.True(Contrast(dark, Ground.Dark) >= least, dark);
    }

    [Fact]
    public void DarkRules_hold_in_their_scope_alone() => Assert.All(
        ChartStyle.DarkRules("[data-theme=dark]").TrimEnd().Split('\n'),
        rule => Assert.StartsWith("[data-theme=dark] .cc-", rule, StringComparison.Ordinal));

    private static (string Light, string Dark) ColourOf(string name, string property)
    {
        var colour = ChartStyle.Colours.Single(colour => colour.Class == name && colour.Property == property);
        return (colour.Light, colour.Dark);
    }

    /// <summary>WCAG 2.2, contrast ratio.</summary>
    private static double Contrast(string first, string second)
    {
        var (one, other) = (Luminance(first), Luminance(second));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var (red, green, blue) = (Channel(1), Channel(3), Channel(5));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;

        double Channel(int place)
        {
            var value = int.Parse(colour.AsSpan(place, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}
