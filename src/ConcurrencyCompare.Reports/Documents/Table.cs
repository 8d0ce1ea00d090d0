namespace ConcurrencyCompare.Reports.Documents;

/// <summary>A table: groups of rows, such as one for each setting with a row for each model.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Question">What it answers.</param>
/// <param name="GroupNames">What the values of groups are called; empty where there is only one group.</param>
/// <param name="Columns">The headings; the first is that of the rows.</param>
/// <param name="Groups">The rows.</param>
internal sealed record Table(
    string Title, string Question, IReadOnlyList<string> GroupNames, IReadOnlyList<string> Columns,
    IReadOnlyList<Group> Groups) : Block
{
    /// <summary>Whether readers unfold it.</summary>
    public bool IsFolded { get; init; }

    /// <summary>Whether groups have few rows each: then a column says the group, and no line above it.</summary>
    public bool IsFlat { get; init; }

    /// <summary>The columns that may be left out where there is little room.</summary>
    public IReadOnlyList<int> Dispensable { get; init; } = [];

    /// <summary>Title and question in a line.</summary>
    public string Caption => Title.Length == 0 ? Question : $"{Title}: {Question}";

    /// <summary>The heading of groups.</summary>
    public string GroupHeading => string.Join(", ", GroupNames);

    /// <summary>All rows.</summary>
    public IEnumerable<IReadOnlyList<Cell>> Rows => Groups.SelectMany(group => group.Rows);

    /// <summary>Whether a column holds numbers.</summary>
    public bool IsNumeric(int column) => Rows.Any(row => row[column].Value is not null);

    /// <summary>The same with some columns alone.</summary>
    public Table With(IReadOnlyList<int> columns) => this with
    {
        Columns = [.. columns.Select(column => Columns[column])],
        Groups = [.. Groups.Select(group =>
            group with { Rows = [.. group.Rows.Select(row => (Cell[])[.. columns.Select(column => row[column])])] })],
    };
}

/// <summary>Rows that belong together.</summary>
/// <param name="Values">What they have in common, such as the values of a setting.</param>
/// <param name="Rows">As many cells each as the table has columns.</param>
internal sealed record Group(IReadOnlyList<string> Values, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>The values in a line.</summary>
    public string Name => string.Join(", ", Values);
}

/// <summary>What stands in a place of a table.</summary>
/// <param name="Text">What is read, without the interval.</param>
internal sealed record Cell(string Text)
{
    /// <summary>What stands where there is no value.</summary>
    public static readonly Cell Nothing = new("-");

    /// <summary>What it is sorted by; <see langword="null"/> for what is no number.</summary>
    public double? Value { get; init; }

    /// <summary>The interval behind the text; empty for none.</summary>
    public string Interval { get; init; } = "";

    /// <summary>The model that it names; <see langword="null"/> for none.</summary>
    public string? Series { get; init; }

    /// <summary>All that is read.</summary>
    public string Whole => Interval.Length == 0 ? Text : $"{Text}{OneLine.Glue}{Interval}";

    public static implicit operator Cell(string text) => new(text);

    /// <summary>The name of a model.</summary>
    public static Cell Of(string model) => new(model) { Series = model };
}
