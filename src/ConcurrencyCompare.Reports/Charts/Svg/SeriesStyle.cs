using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Charts.Svg;

/// <summary>How a model looks in every picture of a report, and on the console: colour, shape and dash, so never colour
/// alone.</summary>
/// <param name="Number">From 1; the class is <c>cc-series-N</c>.</param>
internal sealed record SeriesStyle(int Number)
{
    // Colours: blue, vermilion and green after Okabe and Ito, "Color Universal Design"
    // (https://jfly.uni-koeln.de/color/); the others lie as far from these and from each other as they can for all
    // kinds of colour vision, with 3:1 to the ground. Shapes: around the origin, of about equal area; the sign is the
    // same shape as a letter, one column wide in the fonts of terminals.
    private static readonly Look[] Looks =
    [
        new("●", "", "#269be3", "#268ecc", 4, null),
        new("■", "M-4.2-4.2H4.2V4.2H-4.2z", "#ea3103", "#f58e52", 1, "7 3"),
        new("▲", "M0-5.8L5.4 4.2H-5.4z", "#127144", "#09e6ae", 2, "2 3"),
        new("◆", "M0-6.2L6.2 0L0 6.2L-6.2 0z", "#3e395f", "#fddffe", 0, "9 3 2 3"),
        new("▼", "M0 5.8L5.4-4.2H-5.4z", "#c28747", "#97c2fd", 3, "4 2"),
        new("✚", "M-4.6-1.6H-1.6V-4.6H1.6V-1.6H4.6V1.6H1.6V4.6H-1.6V1.6H-4.6z", "#732c9f", "#694ef9", 5, "12 3"),
        new("▬", "M-6.5-2.5H6.5V2.5H-6.5z", "#90657c", "#a95f09", 8, "6 2 2 2 2 2"),
        new("▮", "M-2.5-6.5H2.5V6.5H-2.5z", "#0815fb", "#b36bff", 4, "1 2"),
        new("◣", "M-5.4-5.4V5.4H5.4z", "#60311d", "#bfba00", 1, "14 2 2 2"),
        new("★", "M0-6.8L1.8-2.4L6.5-2.1L2.8 0.9L4 5.5L0 3L-4 5.5L-2.8 0.9L-6.5-2.1L-1.8-2.4z", "#a35cff", "#9da6bc",
            5, "5 5"),
        new("◗", "M-2.7-6.4A6.4 6.4 0 0 1 -2.7 6.4z", "#ce364f", "#d4f705", 1, "3 2 1 2"),
        new("╳", "M-5.8-3.4L-3.4-5.8L0-2.4L3.4-5.8L5.8-3.4L2.4 0L5.8 3.4L3.4 5.8L0 2.4L-3.4 5.8L-5.8 3.4L-2.4 0z",
            "#939580", "#62733f", 8, "10 2 4 2"),
        new("◥", "M-5.4-5.4H5.4V5.4z", "#823303", "#8b6175", 3, "16 4"),
        new("◖", "M2.7-6.4A6.4 6.4 0 0 0 2.7 6.4z", "#7387b1", "#a3fc93", 6, "6 4 1 4"),
        new("▰", "M-2.6-3.6H7L2.6 3.6H-7z", "#6514c8", "#c98e77", 5, "3 6"),
    ];

    /// <summary>The shape as a letter; a letter of the alphabet for those beyond the number of colours;
    /// <see langword="null"/> where these do not suffice, either.</summary>
    public char? Sign => Number <= Count ? Looks[Place].Sign[0]
        : Number - Count <= Letters ? (char)('a' + Number - Count - 1)
        : null;

    /// <summary>The colour on a light ground.</summary>
    public string Light => Looks[Place].Light;

    /// <summary>The colour on a dark ground.</summary>
    public string Dark => Looks[Place].Dark;

    /// <summary>Which of the sixteen colours of terminals is near: one on which white can be read.</summary>
    public int TerminalColour => Looks[Place].Terminal;

    /// <summary>The dash of lines; <see langword="null"/> for a solid one.</summary>
    public string? Dash => Looks[Place].Dash;

    /// <summary>The outline of the mark around the origin; empty for a circle.</summary>
    public string Shape => Looks[Place].Shape;

    /// <summary>Whether marks are drawn as outlines: those of models beyond the number of colours.</summary>
    public bool IsHollow => (Number - 1) / Count % 2 == 1;

    /// <summary>How many styles there are before they repeat, first as outlines.</summary>
    public static int Count => Looks.Length;

    private const int Letters = 26;

    private int Place => (Number - 1) % Count;

    /// <summary> The style of each model by name: the models that a run is about in their order, then what else was
    /// measured, such as yardsticks. So the models look alike in every report, whatever stands beside them.</summary>
    public static IReadOnlyDictionary<string, SeriesStyle> AllOf(RunResults results) =>
        results.Contestants.Concat(results.Models)
            .Select(model => model.Name)
            .Concat(results.Cases.Select(measured => measured.Model))
            .Distinct()
            .Select((name, place) => (name, new SeriesStyle(place + 1)))
            .ToDictionary();

    /// <summary>A row of the table.</summary>
    private sealed record Look(string Sign, string Shape, string Light, string Dark, int Terminal, string? Dash);
}
