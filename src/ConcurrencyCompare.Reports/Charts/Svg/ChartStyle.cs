using System.Text;

namespace ConcurrencyCompare.Reports.Charts.Svg;

// The hooks of a page that shows pictures inline. Colours are presentation attributes, for a light ground, which any
// rule of a style sheet overrides; there are no style attributes and no style elements, which a content security policy
// would forbid.
//
//   svg.cc-chart                the picture; data-chart is its name
//   .cc-background              the card behind it
//   .cc-ink  .cc-faint          text; secondary text
//   .cc-halo                    the outline of text that keeps it readable over lines: the colour of the card
//   .cc-grid  .cc-axis  .cc-one grid; axes; the line of "no difference" and other reference lines
//   .cc-band                   the band in which no difference is called one
//   .cc-series .cc-series-N     everything of a model (row, line, legend), N from 1; data-model is its name.
//                               Hiding these groups switches the model off
//   .cc-mark                    a mark with its whisker; its title says what it shows
//   .cc-cell  .cc-frame  .cc-tint  a cell of a map, which is a mark as well, its border, and the colour of its winner
//   .cc-line .cc-whisker        line; whisker
//   .cc-hollow                  a mark that is an outline: no difference was shown, or nothing is claimed
/// <summary>The colours of pictures.</summary>
internal static class ChartStyle
{
    public const string Background = "#ffffff";

    private const string DarkBackground = "#15191f";

    /// <summary>What the classes look like: selector, property, light, dark.</summary>
    public static IReadOnlyList<(string Class, string Property, string Light, string Dark)> Colours { get; } =
    [
        ("cc-background", "fill", Background, DarkBackground), ("cc-background", "stroke", "#d0d7de", "#3d444d"),
        ("cc-ink", "fill", "#1b1f24", "#e8ebef"), ("cc-faint", "fill", "#57606a", "#a5afba"),
        ("cc-halo", "stroke", Background, DarkBackground), ("cc-hollow", "fill", Background, DarkBackground),
        ("cc-grid", "stroke", "#dde2e8", "#333b45"), ("cc-axis", "stroke", "#6e7781", "#8b949e"),
        ("cc-one", "stroke", "#1b1f24", "#e8ebef"), ("cc-frame", "stroke", "#afb8c1", "#4a535e"),
        ("cc-band", "fill", "#e4e8ed", "#2b323b"), ("cc-band", "stroke", "#8a939d", "#77818c"),
    ];

    /// <summary>The light colour of a property of a class; <see langword="null"/> if the class has none.</summary>
    public static string? LightOf(string name, string property) => Colours
        .Where(colour => colour.Class == name && colour.Property == property)
        .Select(colour => colour.Light)
        .FirstOrDefault();

    /// <summary>The rules for a dark ground.</summary>
    /// <param name="scope">A selector that holds where it is dark, such as <c>:root[data-theme="dark"]</c>.</param>
    public static string DarkRules(string scope)
    {
        var rules = new StringBuilder();
        for (var number = 1; number <= 3 * SeriesStyle.Count; number++)
        {
            var colour = new SeriesStyle(number).Dark;
            rules.Append(scope).Append($" .cc-series-{number}{{fill:{colour};stroke:{colour}}}\n");
        }

        foreach (var (name, property, _, dark) in Colours)
            rules.Append(scope).Append($" .{name}{{{property}:{dark}}}\n");
        return rules.ToString();
    }
}
