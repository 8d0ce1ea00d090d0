using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Charts.Svg;

/// <summary>How a model looks in every picture of a report: colour, shape and dash, so never colour alone.</summary>
/// <param name="Number">From 1; the class is <c>cc-series-N</c>.</param>
internal sealed record SeriesStyle(int Number)
{
    // After Okabe and Ito, "Color Universal Design" (https://jfly.uni-koeln.de/color/): their blue and vermilion, the
    // others darkened on white and lightened on black until they have 4.5:1.
    private static readonly (string Light, string Dark)[] Colours =
    [
        ("#0072b2", "#56b4e9"), ("#b84a00", "#f5924e"), ("#007a59", "#2ec79c"), ("#a0408a", "#dd8fc4"),
        ("#7d6000", "#d9b13b"), ("#4d5866", "#b3bcc7"), ("#5b4fc4", "#a79ff5"), ("#9c2f3c", "#f0878f"),
        ("#006a75", "#4fcfd9"), ("#4f6b00", "#b4cc4d"), ("#b3125f", "#ff8fbb"), ("#5c3d1e", "#d8b08c"),
        ("#2f6f2f", "#84cf84"), ("#87470b", "#eaa964"), ("#5e5e00", "#cccc66"),
    ];

    private static readonly string?[] Dashes =
    [
        null, "7 3", "2 3", "9 3 2 3", "4 2", "12 3", "6 2 2 2 2 2", "1 2", "14 2 2 2", "5 5", "3 2 1 2", "10 2 4 2",
        "16 4",
        "6 4 1 4", "3 6",
    ];

    // Around the origin, of about equal area.
    private static readonly string[] Shapes =
    [
        "", "M-4.2-4.2h8.4v8.4h-8.4z", "M0-5.8L5.4 4.2H-5.4z", "M0-6.2L6.2 0L0 6.2L-6.2 0z", "M0 5.8L5.4-4.2H-5.4z",
        "M-4.6-1.6h3v-3h3.2v3h3v3.2h-3v3h-3.2v-3h-3z", "M-5.6-3.4h11.2v6.8h-11.2z", "M-3.4-5.6h6.8v11.2h-6.8z",
        "M-5.4-5.4H5.4L-5.4 5.4H5.4z", "M0-6.8L1.8-2.4L6.5-2.1L2.8 0.9L4 5.5L0 3L-4 5.5L-2.8 0.9L-6.5-2.1L-1.8-2.4z",
        "M-6.4 2.7A6.4 6.4 0 0 1 6.4 2.7z",
        "M-5.8-3.4L-3.4-5.8L0-2.4L3.4-5.8L5.8-3.4L2.4 0L5.8 3.4L3.4 5.8L0 2.4L-3.4 5.8L-5.8 3.4L-2.4 0z",
        "M-5.4-5.4V5.4L5.4-5.4V5.4z", "M-6.4-2.7A6.4 6.4 0 0 0 6.4-2.7z", "M-5.6 5L0-6.5L5.6 5L0 1.4z",
    ];

    /// <summary>The colour on a light ground.</summary>
    public string Light => Colours[Place].Light;

    /// <summary>The colour on a dark ground.</summary>
    public string Dark => Colours[Place].Dark;

    /// <summary>The dash of lines; <see langword="null"/> for a solid one.</summary>
    public string? Dash => Dashes[Place];

    /// <summary>The outline of the mark around the origin; empty for a circle.</summary>
    public string Shape => Shapes[Place];

    /// <summary>Whether marks are drawn as outlines: those of models beyond the number of colours.</summary>
    public bool IsHollow => (Number - 1) / Count % 2 == 1;

    /// <summary>How many styles there are before they repeat.</summary>
    public static int Count => Colours.Length;

    private int Place => (Number - 1) % Count;

    /// <summary> The style of each model by name: the models that a run is about in their order, then what else was
    /// measured, such as yardsticks. So the models look alike in every report, whatever stands beside them.</summary>
    public static IReadOnlyDictionary<string, SeriesStyle> AllOf(RunResults results)
    {
        return results.Contestants.Concat(results.Models)
            .Select(model => model.Name)
            .Concat(results.Cases.Select(measured => measured.Model))
            .Distinct()
            .Select((name, place) => (name, new SeriesStyle(place + 1)))
            .ToDictionary();
    }
}
