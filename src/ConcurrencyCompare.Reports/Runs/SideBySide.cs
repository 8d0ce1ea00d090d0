using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Runs;

/// <summary>Reports of several machines in one: what they say of the same stands together. Each is compared with itself
/// alone, as ratios travel and times do not.</summary>
internal static class SideBySide
{
    private const string Warning =
        "Each machine is compared with itself alone. Ratios of different machines may stand beside each other; times "
            + "may not, since everything differs between machines.";

    /// <summary>Builds the report.</summary>
    /// <param name="reports">At least one, each with what its machine is called; no label twice.</param>
    /// <param name="absent">What should be among them and is not.</param>
    public static Document Of(IReadOnlyList<(string Label, Document Report)> reports, params IReadOnlyList<Line> absent)
    {
        var count = reports.Count == 1 ? "1 run" : $"{reports.Count} runs side by side";
        var joined = Joined(
            [.. reports.Select(
                (report, place) => new Part(report.Label, place + 1, reports.Count, report.Report.Sections))]);
        return new Document(
            RunReport.TitleOf(reports.SelectMany(report => report.Report.Models).Distinct(), count),
            [
                .. joined.Select(section => section.Id != "answer" ? section : section with
                {
                    Content =
                    [
                        new Paragraph(Warning), new Notice("Not everything is here", absent), .. section.Content,
                    ],
                }),
            ])
        {
            // Models have the same colours in all runs only where all compare the same models.
            Models = reports.All(one => one.Report.Models.SequenceEqual(reports[0].Report.Models))
                ? reports[0].Report.Models
                : [],
        };
    }

    /// <summary>The sections of a machine, one of <paramref name="All"/>, or their parts.</summary>
    private sealed record Part(string Label, int Number, int All, IReadOnlyList<Section> Sections);

    private static IReadOnlyList<Section> Joined(IReadOnlyList<Part> parts) =>
    [
        .. parts.SelectMany(part => part.Sections.Select(section => (Part: part, Section: section)))
            .Where(one => one.Section.Id != "advice")
            .GroupBy(one => one.Section.ShortName ?? one.Section.Id)
            .Select(same => same.First().Section with
            {
                Content =
                [
                    .. same.SelectMany(one => Keyed(one.Section).Select(block => (block.Key, one.Part, block.Block)))
                        .GroupBy(one => one.Key)
                        .Select(blocks => Joined([.. blocks.Select(one => (one.Part, one.Block))])),
                ],
                Parts = Joined([.. same.Select(one => one.Part with { Sections = one.Section.Parts })]),
            }),
    ];

    /// <summary>Blocks with what they have in common with those of other machines: their kind, and which of that kind
    /// they are.</summary>
    private static IEnumerable<(string Key, Block Block)> Keyed(Section section)
    {
        var counts = new Dictionary<string, int>();
        foreach (var block in section.Content.OfType<Block>())
        {
            var key = KeyOf(block);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            yield return ($"{key} {counts[key]}", block);
        }
    }

    private static string KeyOf(Block block) => block switch
    {
        Table table => $"table {table.Caption}, {table.For}",
        Lines lines => $"lines {lines.Summary}, {lines.For}",
        Notice notice => $"notice {notice.Heading}",
        Paragraph paragraph => $"paragraph {paragraph.For}",
        _ => block.GetType().Name,
    };

    private static Block Joined(IReadOnlyList<(Part Part, Block Block)> blocks) => blocks[0].Block switch
    {
        Table first when blocks.Count == blocks[0].Part.All
            && blocks.All(one => HasSameRows(first, (Table)one.Block)) =>
            first,
        Table first => TableOf(first, [.. blocks.Select(one => (one.Part.Label, (Table)one.Block))]),
        Lines first =>
            first with { Items = LinesOf([.. blocks.Select(one => (one.Part.Label, ((Lines)one.Block).Items))]) },
        Notice first =>
            first with { Items = LinesOf([.. blocks.Select(one => (one.Part.Label, ((Notice)one.Block).Items))]) },
        Paragraph first when blocks.All(one => one.Block == first) => first,
        Paragraph first => new Lines(LinesOf([.. blocks.Select(one => (
            one.Part.Label, (IReadOnlyList<Line>)[((Paragraph)one.Block).Text]))]))
        { For = first.For },
        Pictures first => first with
        {
            Charts =
            [
                .. blocks.SelectMany(one => ((Pictures)one.Block).Charts.Select(chart => chart with
                {
                    Name = $"machine-{one.Part.Number}-{chart.Name}",
                    Title = $"{one.Part.Label}: {chart.Title}",
                })),
            ],
        },
        MapGrids first => first with
        {
            Items = [.. blocks.SelectMany(one =>
                ((MapGrids)one.Block).Items.Select(map => map with { Title = $"{one.Part.Label}: {map.Title}" }))],
        },
        Terms first => first with
        {
            Items = [.. blocks.SelectMany(one =>
                ((Terms)one.Block).Items.Select(item => ($"{one.Part.Label}: {item.Name}", item.Text)))],
        },
        Code first => first with { Items = [.. blocks.SelectMany(one => ((Code)one.Block).Items).Distinct()] },
        var other => other,
    };

    /// <summary>What all machines say alike is said once; the rest with the machine before it.</summary>
    private static IReadOnlyList<Line> LinesOf(IReadOnlyList<(string Label, IReadOnlyList<Line> Items)> machines) =>
    [
        .. machines.SelectMany(machine => machine.Items.Select(item => (machine.Label, Item: item)))
            .GroupBy(one => one.Item.Lead)
            .SelectMany(about => about.GroupBy(one => one.Item))
            .SelectMany(same => same.Count() == machines.Count && machines.Count > 1
                ? [same.Key]
                : same.Select(one => one.Item with
                {
                    Lead = one.Item.Lead.Length == 0 ? one.Label : $"{one.Label}: {one.Item.Lead}",
                })),
    ];

    /// <summary>The rows of a setting beside each other, machine by machine, with every column that any of them
    /// has.</summary>
    private static Table TableOf(Table first, IReadOnlyList<(string Label, Table Table)> machines)
    {
        string[] columns = [.. machines.SelectMany(machine => machine.Table.Columns).Distinct()];
        return first with
        {
            GroupNames = [.. first.GroupNames, "machine"],
            Columns = columns,
            Groups =
            [
                .. from machine in machines
                   from own in machine.Table.Groups
                   let places = columns.Select(column => machine.Table.Columns.ToList().IndexOf(column)).ToList()
                   group new Group(
                       [.. own.Values, machine.Label],
                       [.. own.Rows.Select(row => (Cell[])[.. places.Select(place =>
                           place < 0 ? Cell.Nothing : row[place])])]) by own.Name into same
                   from each in same
                   select each,
            ],
        };
    }

    private static bool HasSameRows(Table first, Table second) =>
        first.Rows.Select(Whole).SequenceEqual(second.Rows.Select(Whole));

    private static string Whole(IReadOnlyList<Cell> row) => string.Join('|', row.Select(cell => cell.Whole));
}
