namespace ConcurrencyCompare.Tests.Reports.Charts;

public class ChartStyleTests
{
    private static readonly (string Light, string Dark) Ground = ColourOf("cc-background", "fill");

    private static readonly IReadOnlyList<SeriesStyle> Styles =
        [.. Enumerable.Range(1, SeriesStyle.Count).Select(number => new SeriesStyle(number))];

    private static readonly IReadOnlyList<string>[] Themes =
        [[.. Styles.Select(style => style.Light)], [.. Styles.Select(style => style.Dark)]];

    [Fact]
    public void SeriesStyle_can_be_told_from_the_ground_in_both_themes()
    {
        for (var number = 1; number <= SeriesStyle.Count; number++)
        {
            var style = new SeriesStyle(number);
            // WCAG 2.2, 1.4.11: what is no text.
            Assert.True(Contrast(style.Light, Ground.Light) >= 3, style.Light);
            Assert.True(Contrast(style.Dark, Ground.Dark) >= 3, style.Dark);
        }
    }

    [Theory]
    [InlineData(ColourVision.Usual)]
    [InlineData(ColourVision.Protanopia)]
    [InlineData(ColourVision.Deuteranopia)]
    [InlineData(ColourVision.Tritanopia)]
    public void SeriesStyle_differs_in_colour_for_every_kind_of_colour_vision(object vision)
    {
        foreach (var colours in Themes)
        {
            // 2.3 can just be told from each other, side by side.
            Assert.All(
                PairsOf([.. colours.Select(colour => Seen.Of(colour, (ColourVision)vision))]),
                pair => Assert.True(pair.First.DistanceTo(pair.Second) >= 15, $"{pair.First} {pair.Second}"));
            Assert.All(
                PairsOf([.. FirstOf(colours).Select(colour => Seen.Of(colour, (ColourVision)vision))]),
                pair => Assert.True(pair.First.DistanceTo(pair.Second) >= 23, $"{pair.First} {pair.Second}"));
        }
    }

    /// <summary>Fifteen cannot all differ in lightness: shape, dash and sign tell the others apart in grey.</summary>
    [Fact]
    public void SeriesStyle_of_the_models_and_of_the_usual_peers_differs_in_grey()
    {
        foreach (var colours in Themes)
        {
            Assert.All(
                PairsOf([.. FirstOf(colours).Select(colour => Seen.Of(colour, ColourVision.Usual).Lightness)]),
                pair => Assert.True(Math.Abs(pair.First - pair.Second) >= 7.5, $"{pair.First} {pair.Second}"));
        }
    }

    [Fact]
    public void SeriesStyle_has_shapes_that_cover_different_grounds()
    {
        var shapes = Styles.Select(style => Coverage.Of(style.Shape)).ToList();

        Assert.All(shapes, shape => Assert.InRange(shape.Area, 35, 100));
        Assert.All(
            PairsOf(shapes),
            pair => Assert.True(pair.First.DifferenceTo(pair.Second) >= 0.15, $"{pair.First} {pair.Second}"));
    }

    [Fact]
    public void SeriesStyle_has_as_many_signs_as_colours_and_then_letters_and_repeats_none()
    {
        var signs = Enumerable.Range(1, 60).Select(number => new SeriesStyle(number).Sign).ToList();

        Assert.Equal(signs.OfType<char>().Distinct().Count(), signs.OfType<char>().Count());
        Assert.DoesNotContain(signs.Take(SeriesStyle.Count), sign => sign is null || char.IsAsciiLetter(sign.Value));
        Assert.Null(signs[^1]);
        Assert.All(Styles, style => Assert.InRange(style.TerminalColour, 0, 8));
    }

    [Fact]
    public void SeriesStyle_repeats_as_outlines_first()
    {
        var looks = Enumerable.Range(1, 2 * SeriesStyle.Count + 1).Select(number => new SeriesStyle(number))
            .Select(style => (style.Shape, style.IsHollow)).ToList();

        Assert.Equal(2 * SeriesStyle.Count, looks.Distinct().Count());
        Assert.Equal(looks[0], looks[^1]);
    }

    [Fact]
    public void SeriesStyle_differs_in_shape_and_dash_beside_colour()
    {
        var styles = Styles;

        Assert.True(styles.Count >= 15, "a run of three models and twelve peers has to be told apart");
        Assert.Equal(styles.Count, styles.Select(style => style.Shape).Distinct().Count());
        Assert.Equal(styles.Count, styles.Select(style => style.Dash).Distinct().Count());
        Assert.Equal(styles.Count, styles.Select(style => style.Light).Distinct().Count());
        Assert.Equal(styles.Count, styles.Select(style => style.Dark).Distinct().Count());
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
        rule => Assert.StartsWith("[data-theme=dark] .cc-", rule));

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

    private static double Luminance(string colour) =>
        Seen.Linear(colour) is var (red, green, blue) ? 0.2126 * red + 0.7152 * green + 0.0722 * blue : 0;

    /// <summary>Threads, callbacks and iterators, channels and async: what most reports hold.</summary>
    private static IEnumerable<string> FirstOf(IReadOnlyList<string> colours) => [.. colours.Take(4), colours[5]];

    private static IEnumerable<(T First, T Second)> PairsOf<T>(IReadOnlyList<T> items) =>
        items.SelectMany((first, place) => items.Skip(place + 1).Select(second => (first, second)));
}
