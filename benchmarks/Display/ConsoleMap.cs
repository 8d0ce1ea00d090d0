using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using Spectre.Console;
using Paragraph = Spectre.Console.Paragraph;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>Maps of who wins where, on the console: blocks of colour with signs on a terminal, elsewhere
/// letters.</summary>
/// <param name="console">Where to write.</param>
internal sealed class ConsoleMap(IAnsiConsole console)
{
    private const int Gap = 2;

    /// <summary>What stands for those for whom no sign is left.</summary>
    private const string NoSign = "?";

    private readonly bool _hasColours = console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    /// <summary>Prints maps, and below them what their signs mean.</summary>
    public void Print(MapGrids maps)
    {
        var fields = maps.Items.SelectMany(map => map.Fields).ToList();
        var models = fields.SelectMany(field => field.Winners.Concat(field.BestOfModels)).Distinct()
            .OrderBy(model => model.Number).ToList();
        var signs = models.Zip(SignsOf(models)).ToDictionary(one => one.First.Model, one => one.Second);
        foreach (var map in maps.Items) Print(map, signs);

        var unsigned = models.Where(model => signs[model.Model] == NoSign).Select(model => model.Model).ToList();
        string[] legend =
        [
            string.Join(
                ", ",
                models.Where(model => signs[model.Model] != NoSign)
                    .Select(model => $"{signs[model.Model]}{OneLine.Glue}{Plain(model.Model)}")),
            unsigned.Count > 0
                ? $"{NoSign} any of {Plain(string.Join(", ", unsigned))}: there are more models than signs" : "",
            fields.Any(field => field.Winners.Count > 1) ? "several: a tie" : "",
            fields.Any(field => field.BestOfModels.Count > 0 && field.Winners.Count == 0)
                ? "in brackets: the fastest of the suite's own models, undecided among all" : "",
            fields.Any(field => field.BestOfModels.Count > 0 && field.Winners.Count > 0)
                ? $"{Then}: the best of the suite's own models" : "",
            models.Count > 0 ? "figure: how many times as long the best of the other kind takes" : "",
            fields.Any(field => !field.IsMeasured) ? "-: not measured" : "",
        ];
        foreach (
            var line in ConsoleReport.Wrap(
                string.Join("; ", legend.Where(part => part.Length > 0)), console.Profile.Width))
        {
            console.Write(new Text(line + "\n"));
        }
    }

    private void Print(MapGrid map, Dictionary<string, string> signs)
    {
        foreach (var line in ConsoleReport.Wrap(Plain(map.Title), console.Profile.Width))
            console.Write(new Text(line + "\n", new Style(decoration: Decoration.Bold)));
        var names = Math.Max(map.RowName.Length, map.Rows.Max(row => row.Name.Length)) + Gap;
        var widths = map.Columns.Select((column, place) =>
            Math.Max(column.Length, map.Rows.Max(row => TextOf(row.Fields[place], signs).Length)) + Gap).ToList();
        for (var first = 0; first < widths.Count;)
        {
            var count = 1;
            while (first + count < widths.Count
                && Gap + names + widths.Skip(first).Take(count + 1).Sum() <= console.Profile.Width)
            {
                count++;
            }

            Print(map, signs, names, [.. Enumerable.Range(first, count).Select(place => (place, widths[place]))]);
            first += count;
        }
    }

    private void Print(
        MapGrid map, Dictionary<string, string> signs, int names, IReadOnlyList<(int Place, int Width)> columns)
    {
        var head = new Paragraph(new string(' ', Gap) + Plain(map.RowName).PadRight(names));
        foreach (var (place, width) in columns) head.Append(Plain(map.Columns[place]).PadRight(width));
        Write(head);
        foreach (var (name, fields) in map.Rows)
        {
            var line = new Paragraph(new string(' ', Gap) + Plain(name).PadRight(names));
            foreach (var (place, width) in columns) Append(line, fields[place], TextOf(fields[place], signs), width);
            Write(line);
        }
    }

    /// <summary>A block in the colour of the winner; several have a part of it each.</summary>
    private void Append(Paragraph line, MapField field, string text, int width)
    {
        var block = text.PadRight(width - 1);
        var count = field.Winners.Count;
        if (count == 0 || !_hasColours)
        {
            line.Append(block);
        }
        else
        {
            for (var place = 0; place < count; place++)
            {
                var (from, to) = (block.Length * place / count, block.Length * (place + 1) / count);
                line.Append(block[from..to], StyleOf(field.Winners[place].Number));
            }
        }

        line.Append(" ");
    }

    private string TextOf(MapField field, Dictionary<string, string> signs)
    {
        if (!field.IsMeasured) return "-";

        var best = SignsIn(field.BestOfModels);
        return Plain(field.Winners.Count == 0
            ? best.Length == 0 ? field.Text : $"({best}) {field.LeadOfModels}".TrimEnd()
            : $"{(_hasColours ? " " : "")}{SignsIn(field.Winners)}{(best.Length == 0 ? "" : Then + best)} "
                + field.Text);

        string SignsIn(IReadOnlyList<(string Model, int Number)> models) =>
            string.Concat(models.Select(one => signs[one.Model]));
    }

    private string Then => _hasColours ? "›" : ">";

    /// <summary>The signs of pictures where there are colours; elsewhere a letter of each name that no other
    /// has.</summary>
    private IEnumerable<string> SignsOf(IReadOnlyList<(string Model, int Number)> models)
    {
        var taken = new HashSet<char>();
        foreach (var (model, number) in models)
        {
            if (_hasColours)
            {
                yield return new SeriesStyle(number).Sign?.ToString() ?? NoSign;
                continue;
            }

            var letter = model.Where(char.IsAsciiLetter).Select(char.ToUpperInvariant)
                .Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                .FirstOrDefault(letter => !taken.Contains(letter), NoSign[0]);
            taken.Add(letter);
            yield return $"{letter}";
        }
    }

    /// <summary>White letters on the nearest of the sixteen colours of terminals: several models may have the same, and
    /// the sign tells them apart.</summary>
    private static Style StyleOf(int number) =>
        new(Color.White, Color.FromInt32(new SeriesStyle(number).TerminalColour));

    /// <summary>Where only letters may be shown, nothing else.</summary>
    private string Plain(string text) => _hasColours ? OneLine.Of(text) : OneLine.Of(text).Replace('µ', 'u');

    private void Write(Paragraph line)
    {
        line.Append("\n");
        console.Write(line);
    }
}
