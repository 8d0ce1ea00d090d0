using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>A number as people read it, with the number itself.</summary>
/// <param name="Text">The value and its unit.</param>
/// <param name="Interval">Its interval; empty for none.</param>
/// <param name="Value">The number, in the smallest unit.</param>
internal readonly record struct Figure(string Text, string Interval, double Value)
{
    public static implicit operator string(Figure figure) => figure.ToString();

    public static implicit operator Cell(Figure figure) =>
        new(figure.Text) { Interval = figure.Interval, Value = figure.Value };

    /// <summary>In a cell, with something before it.</summary>
    public Cell Behind(string words) =>
        new(words.Length == 0 ? Text : $"{words} {Text}") { Interval = Interval, Value = Value };

    public override string ToString() => Interval.Length == 0 ? Text : $"{Text}{OneLine.Glue}{Interval}";
}
