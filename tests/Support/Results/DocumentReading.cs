namespace ConcurrencyCompare.Tests.Support;

/// <summary>What a document says, for tests: with usual spaces.</summary>
internal static class DocumentReading
{
    /// <summary>A section, by its id or the name of its scenario.</summary>
    public static Section Part(this Document document, string name) =>
        document.AllSections.Single(section => section.Id == name || section.ShortName == name);

    /// <summary>Every sentence of a section.</summary>
    public static IReadOnlyList<string> LinesIn(this Document document, string name, Readers readers = Readers.All) =>
    [
        .. document.Part(name).Blocks.Where(block => (block.For & readers) != 0).SelectMany(block => block switch
        {
            Lines lines => lines.Items.Select(line => line.ToString()),
            Notice notice => notice.Items.Select(line => line.ToString()),
            Paragraph paragraph => [paragraph.Text],
            Code code => code.Items,
            _ => [],
        }).Select(Plain),
    ];

    /// <summary>The answer in short.</summary>
    public static IReadOnlyList<string> ShortAnswers(this Document document) =>
        [.. document.Part("answer").Content.OfType<Lines>().First().Items.Select(line => line.ToString().Plain())];

    /// <summary>The answers of scenarios, or what is said instead.</summary>
    public static IReadOnlyList<Line> Answers(this Document document) =>
        document.Part("results").Content.OfType<Lines>().First().Items;

    /// <summary>The answer of a scenario.</summary>
    public static string AnswerOf(this Document document, string scenario) =>
        Assert.Single(document.Answers(), line => line.Target == "#" + document.Part(scenario).Id).ToString().Plain();

    /// <summary>The tables of a section for those who have room.</summary>
    public static IReadOnlyList<Table> TablesIn(this Document document, string name) =>
        [.. document.Part(name).Blocks.OfType<Table>().Where(table => table.For.HasFlag(Readers.Page))];

    /// <summary>The costs of a scenario; <see langword="null"/> where there are none.</summary>
    public static Table? CostsOf(this Document document, string scenario) =>
        document.TablesIn(scenario)
            .SingleOrDefault(table => table.Title.StartsWith("costs of", StringComparison.Ordinal));

    /// <summary>The cells of a row as they are read.</summary>
    public static IReadOnlyList<string> Texts(this IReadOnlyList<Cell> row) =>
        [.. row.Select(cell => cell.Whole.Plain())];

    public static string Plain(this string text) => text.Replace(OneLine.Glue, ' ');
}
