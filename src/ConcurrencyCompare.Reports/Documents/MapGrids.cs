namespace ConcurrencyCompare.Reports.Documents;

/// <summary>Maps of who wins where, for those who see no pictures.</summary>
/// <param name="Items">The maps.</param>
internal sealed record MapGrids(IReadOnlyList<MapGrid> Items) : Block
{
    public override bool IsEmpty => Items.Count == 0;
}

/// <summary>A map of who wins where: rows of fields.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="RowName">What its rows are called.</param>
/// <param name="Columns">The headings of its columns.</param>
/// <param name="Rows">Its rows, each with a name and as many fields as there are columns.</param>
internal sealed record MapGrid(
    string Title, string RowName, IReadOnlyList<string> Columns,
    IReadOnlyList<(string Name, IReadOnlyList<MapField> Fields)> Rows)
{
    /// <summary>Every field.</summary>
    public IEnumerable<MapField> Fields => Rows.SelectMany(row => row.Fields);
}

/// <summary>A field of a map.</summary>
/// <param name="Winners">Who leads there, each with the number of its colour and sign; several share the lead.</param>
/// <param name="Text">How far behind the best of the others is, or why nobody leads, in few letters.</param>
/// <param name="IsMeasured">Whether anything is known of it.</param>
internal sealed record MapField(IReadOnlyList<(string Model, int Number)> Winners, string Text, bool IsMeasured = true)
{
    /// <summary>The best of the suite's own models where none of them leads and that is shown; otherwise
    /// empty.</summary>
    public IReadOnlyList<(string Model, int Number)> BestOfModels { get; init; } = [];

    /// <summary>How far these are ahead of the other kind of the suite's own, where peers leave nothing shown;
    /// otherwise empty.</summary>
    public string LeadOfModels { get; init; } = "";
}
