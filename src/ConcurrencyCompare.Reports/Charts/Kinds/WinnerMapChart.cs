using System.Xml.Linq;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>Who wins where: in each cell the sign and the colour of the fastest, and how far behind the best of the
/// other kind is.</summary>
internal static class WinnerMapChart
{
    /// <summary>How the names of these pictures begin.</summary>
    public const string Name = "winners";

    private const double CellHeight = 42;
    private const double Gap = 2;
    private const double FigureSize = 15;
    private const double SignsApart = 15;
    private const double StripeWidth = 9;
    private const double MostRowNameWidth = 90;
    private const string Tint = "0.22";
    private const char Arrow = '›';
    private const char Rest = '…';

    /// <summary>The picture of a map.</summary>
    public static Chart Of(ChartContext context, WinnerMap map)
    {
        var picture = new Picture(
            context, MapWords.TitleOf(map), $"Figure: {MapWords.Figure}.", MapWords.AxesOf(map), NoteOf(context));
        var rowNames = map.Rows.Select(MapWords.RowOf).ToList();
        var nameWidth = Math.Min(
            MostRowNameWidth, rowNames.Max(name => TextWidth.Of(name, Picture.TextSize)));
        var grid = new Grid(
            Picture.Left + nameWidth + 8,
            (Picture.Right - Picture.Left - nameWidth - 8) / map.CommonColumns.Count);
        Columns(picture, map, grid);
        var words = new MapWords(context.Words);
        picture.Add(Crossings(map, grid, picture.Bottom));
        foreach (var (row, name) in rowNames.Index())
        {
            var y = picture.Take(CellHeight);
            picture.Add(SvgElement.Text(
                grid.Left - 8, y + CellHeight / 2 + 4.5, TextWidth.Shorten(name, Picture.TextSize, nameWidth), "cc-ink",
                "end"));
            foreach (var (place, column) in map.CommonColumns.Index())
            {
                picture.Add(CellOf(
                    context, words, map.At(row, column),
                    new Box(grid.At(place), y, grid.Width - Gap, CellHeight - Gap)));
            }
        }

        picture.Take(6);
        Legend(picture, context, map);
        return picture.ToChart(
            $"{Name}-{MapWords.AmountOf(map)}", $"{Describe(map, words)} {NoteOf(context)}".TrimEnd());
    }

    /// <summary>The headings; where there is no room for all, every second or third.</summary>
    private static void Columns(Picture picture, WinnerMap map, Grid grid)
    {
        var y = picture.Take(19) + 13;
        var names = map.CommonColumns.Select(column => MapWords.ColumnOf(map.Amounts[column])).ToList();
        var widest = names.Max(name => TextWidth.Of(name, Picture.TextSize));
        var every = Math.Max(1, (int)Math.Ceiling((widest + 3) / grid.Width));
        foreach (var (column, name) in names.Index().Where(one => one.Index % every == 0))
        {
            // The outer ones may be wider than their cells.
            var half = TextWidth.Of(name, Picture.TextSize) / 2;
            var x = Math.Min(grid.At(column) + (grid.Width - Gap) / 2, Picture.Right - half);
            picture.Add(SvgElement.Text(x, y, name, "cc-ink", "middle"));
        }
    }

    private static IEnumerable<(int Row, Estimate Work)> Turns(WinnerMap map) =>
        from row in Enumerable.Range(0, map.Rows.Count)
        let work = map.TurnIn(row)?.Crossing?.Work
        where work is not null
        select (row, work.Value);

    /// <summary>Where the lead changes: a line through the rows, and in each the interval; below the cells, so that
    /// their figures stay readable.</summary>
    private static XElement? Crossings(WinnerMap map, Grid grid, double top)
    {
        var turns = Turns(map).ToList();
        if (turns.Count == 0) return null;

        var amounts = map.CommonColumns.Select(column => map.Amounts[column]).ToList();
        var (line, whiskers) = ("", "");
        foreach (var (place, (row, work)) in turns.Index())
        {
            var (x, y) = (SvgElement.Number(At(work.Center)), top + row * CellHeight);
            var isNext = place > 0 && turns[place - 1].Row == row - 1;
            line += (isNext ? $"H{x}" : $"M{x} {SvgElement.Number(y)}") + $"V{SvgElement.Number(y + CellHeight)}";
            whiskers += $"M{SvgElement.Number(At(work.Low))} "
                + $"{SvgElement.Number(y + CellHeight - 5)}H{SvgElement.Number(At(work.High))}";
        }

        return SvgElement.Group(
            "cc-turns",
            SvgElement.Path(
                "cc-one", line, SvgElement.Attribute("fill", "none"), SvgElement.Attribute("stroke-width", 1.8),
                SvgElement.Attribute("stroke-dasharray", "4 3")),
            SvgElement.Path(
                "cc-one", whiskers, SvgElement.Attribute("fill", "none"), SvgElement.Attribute("stroke-width", 2.5)));

        // From the middle of a column to that of the next, in proportion to the logarithm; beside 0, to the amount.
        double At(double amount)
        {
            var last = amounts.Count - 1;
            var next = amounts.FindIndex(other => other >= amount);
            if (next == 0 || last == 0) return Middle(0);
            if (next < 0) return Middle(last);

            var (low, high) = (amounts[next - 1], amounts[next]);
            var part = low > 0 ? Math.Log(amount / low) / Math.Log(high / low) : amount / high;
            return double.Lerp(Middle(next - 1), Middle(next), part);
        }

        double Middle(int column) => grid.At(column) + (grid.Width - Gap) / 2;
    }

    private static XElement CellOf(ChartContext context, MapWords words, MapCell cell, Box box)
    {
        IEnumerable<object?> content = cell.State switch
        {
            CellState.NotMeasured => [SvgElement.Path(
                "cc-grid", $"{box.Diagonal}{box.OtherDiagonal}", SvgElement.Attribute("stroke-width", 1))],
            CellState.Undecided => cell.BestOfCore.Count == 0
                ? [Fitting(box, box.Middle + 4.5, "cc-faint cc-halo", MapWords.ShortOf(cell), "?")]
                : [
                    .. Tints(context, cell.BestOfCore, box),
                    SvgElement.Path(
                        "cc-one", box.Inset(3).Outline, SvgElement.Attribute("fill", "none"),
                        SvgElement.Attribute("stroke-width", 1.5), SvgElement.Attribute("stroke-dasharray", "1.5 3")),
                    FigureOf(box, cell.LeadOfCore is { } lead ? Figures.Ratio(lead.Speed).Text : MapWords.Tie),
                    .. Signs(context, cell.BestOfCore, [], box),
                ],
            _ =>
            [
                .. Tints(context, cell.Winners, box),
                FigureOf(box, MapWords.ShortOf(cell)),
                .. Signs(context, cell.Winners, cell.BestOfCore, box),
            ],
        };
        return SvgElement.Group(
            "cc-mark cc-cell",
            [
                SvgElement.Attribute("data-row", cell.Row),
                SvgElement.Attribute("data-at-once", WinnerMap.SideOf(cell.Row)),
                SvgElement.Attribute("data-amount", cell.Amount),
                .. SvgElement.Tip(words.WithPlace(cell)),
                SvgElement.Path(
                    "cc-frame", box.Outline, SvgElement.Attribute("fill", "none"),
                    SvgElement.Attribute("stroke-width", 1)),
                .. content,
            ]);
    }

    /// <summary>The colour of the winner; several that share a cell have stripes.</summary>
    private static IEnumerable<XElement> Tints(ChartContext context, IReadOnlyList<string> winners, Box box)
    {
        for (var place = 0; place < winners.Count; place++)
        {
            var model = winners[place];
            yield return SvgElement.Series(
                context.StyleOf(model), model,
                SvgElement.Path(
                    "cc-tint",
                    winners.Count == 1 ? box.Outline : box.Stripes(place, winners.Count, StripeWidth),
                    SvgElement.Attribute("stroke", "none"), SvgElement.Attribute("fill-opacity", Tint)));
        }
    }

    private static XElement? FigureOf(Box box, string figure) =>
        TextWidth.Of(figure, FigureSize, isBold: true) <= box.Width - 4
            ? Sized(SvgElement.Text(box.Center, box.Top + 17, figure, "cc-ink", "middle", isBold: true), FigureSize)
            : Fitting(box, box.Top + 17, "cc-ink", figure);

    private static XElement Sized(XElement text, double size)
    {
        text.Add(SvgElement.Attribute("font-size", size));
        return text;
    }

    /// <summary>The first text that there is room for; nothing where there is room for none.</summary>
    private static XElement? Fitting(Box box, double y, string classes, params IEnumerable<string> texts) => texts
        .Where(text => TextWidth.Of(text, Picture.TextSize) <= box.Width - 2)
        .Select(text => SvgElement.Text(box.Center, y, text, classes, "middle"))
        .FirstOrDefault();

    /// <summary>The signs of all who lead; of the best of the models that the suite is about, where a peer leads,
    /// behind an arrow.</summary>
    private static IEnumerable<XElement> Signs(
        ChartContext context, IReadOnlyList<string> winners, IReadOnlyList<string> best, Box box)
    {
        // In the narrowest cell there is room for three: a winner, the arrow, and the best of the suite's own.
        var apart = Math.Min(SignsApart, (box.Width - 4) / 3);
        var most = (int)((box.Width - 4) / apart);
        var room = best.Count == 0 ? most : most - 2;
        var shown = winners.Count <= room ? winners : [.. winners.Take(room - 1)];
        var isMore = shown.Count < winners.Count;
        var left = most - shown.Count - (isMore ? 1 : 0) - 1;
        object[] places =
        [
            .. shown,
            .. isMore ? new object[] { Rest } : [],
            .. best.Count == 0 ? Array.Empty<object>()
                : best.Count <= left ? [Arrow, .. best] : [Arrow, .. best.Take(Math.Max(1, left - 1)), Rest],
        ];
        var (first, y) = (box.Center - ((places.Length - 1) * apart / 2), box.Top + box.Height - 11);
        return places.Index().Select(place => place.Item is char letter
            ? SvgElement.Text(first + (place.Index * apart), y + 4.5, $"{letter}", "cc-ink", "middle")
            : SignOf(context, (string)place.Item, first + (place.Index * apart), y));
    }

    private static XElement SignOf(ChartContext context, string model, double x, double y) =>
        SvgElement.Series(context.StyleOf(model), model, SvgElement.Mark(context.StyleOf(model), x, y));

    /// <summary>Only what occurs.</summary>
    private static void Legend(Picture picture, ChartContext context, WinnerMap map)
    {
        var models = Drawn(map).SelectMany(cell => cell.Winners.Concat(cell.BestOfCore)).Distinct()
            .OrderBy(model => context.StyleOf(model).Number);
        picture.Legend(models, hasLines: false);
        string[] notes =
        [
            Turns(map).Any() ? "Dashed: where the lead changes, with its 95% interval." : "",
            Drawn(map).Any(cell => cell.State == CellState.Tied) ? "Striped: a tie." : "",
            Drawn(map).Any(cell => cell.Winners.Count > 0 && cell.BestOfCore.Count > 0)
                ? "›: the best of the suite's own models." : "",
            Drawn(map).Any(cell => cell.Winners.Count == 0 && cell.BestOfCore.Count > 0)
                ? "Dotted frame: the fastest of the suite's own models, undecided among all." : "",
            Drawn(map).Any(cell => cell is { State: CellState.Undecided, BestOfCore.Count: 0, Crossing: null })
                ? "No colour: undecided." : "",
            Drawn(map).Any(cell => cell.Crossing is not null)
                ? "Crossing: the lead changes near here, so that no model leads." : "",
            Drawn(map).Any(cell => cell.State == CellState.NotMeasured) ? "Crossed: not measured." : "",
        ];
        picture.Paragraph(string.Join(' ', notes.Where(note => note.Length > 0)));
    }

    /// <summary>Why nobody leads anywhere.</summary>
    private static string NoteOf(ChartContext context) => context.Run.HasIntervals ? "" : context.RoundsNote;

    private static IEnumerable<MapCell> Drawn(WinnerMap map) =>
        map.CommonColumns.SelectMany(column => map.Rows.Select((_, row) => map.At(row, column)));

    private static string Describe(WinnerMap map, MapWords words) =>
        $"{SettingWords.Capitalized(MapWords.Figure)}. " + string.Join(" ", map.Rows.Select((row, place) =>
            $"{MapWords.RowOf(row)}: "
                + $"{string.Join("; ", map.CommonColumns.Select(column => Briefly(map, place, column)))}."));

    private static string Briefly(WinnerMap map, int row, int column) =>
        $"{MapWords.ColumnOf(map.Amounts[column])} {Briefly(map.At(row, column))}";

    private static string Briefly(MapCell cell) =>
        (cell.Winners.Count == 0
            ? MapWords.ShortOf(cell) : $"{SettingWords.And(cell.Winners)} {MapWords.ShortOf(cell)}")
        + MapWords.BestInShort(cell);

    private readonly record struct Grid(double Left, double Width)
    {
        public double At(int column) => Left + column * Width;
    }

    private readonly record struct Box(double Left, double Top, double Width, double Height)
    {
        public double Center => Left + Width / 2;

        public double Middle => Top + Height / 2;

        public string Outline => PathOf([(Left, Top), (Right, Top), (Right, Foot), (Left, Foot)]);

        public Box Inset(double by) => new(Left + by, Top + by, Width - (2 * by), Height - (2 * by));

        public string Diagonal => $"M{Text(Left)} {Text(Top)}L{Text(Right)} {Text(Foot)}";

        public string OtherDiagonal => $"M{Text(Left)} {Text(Foot)}L{Text(Right)} {Text(Top)}";

        private double Right => Left + Width;

        private double Foot => Top + Height;

        /// <summary>Every so many of the stripes that fill the box, from below at the left to above at the
        /// right.</summary>
        public string Stripes(int first, int every, double width)
        {
            var (left, top, right, foot, height) = (Left, Top, Right, Foot, Height);
            var count = (int)Math.Ceiling((Width + Height) / width);
            return string.Concat(Enumerable.Range(0, count)
                .Where(stripe => stripe % every == first)
                .Select(stripe => StripeFrom(left - height + stripe * width)));

            string StripeFrom(double at)
            {
                List<(double X, double Y)> corners =
                    [(at, foot), (at + width, foot), (at + width + height, top), (at + height, top)];
                return PathOf(Beyond(Beyond(corners, left, 1), -right, -1));
            }
        }

        /// <summary>What of a shape has an abscissa beyond a limit, both times a sign.</summary>
        private static List<(double X, double Y)> Beyond(
            List<(double X, double Y)> corners, double limit, int sign)
        {
            var kept = new List<(double X, double Y)>();
            for (var place = 0; place < corners.Count; place++)
            {
                var (one, next) = (corners[place], corners[(place + 1) % corners.Count]);
                var (from, to) = (sign * one.X - limit, sign * next.X - limit);
                if (from >= 0) kept.Add(one);
                if (from * to < 0)
                    kept.Add((sign * limit, one.Y + (next.Y - one.Y) * from / (from - to)));
            }

            return kept;
        }

        private static string PathOf(List<(double X, double Y)> corners) => corners.Count < 3
            ? ""
            : string.Concat(corners.Select((corner, place) =>
                $"{(place == 0 ? 'M' : 'L')}{Text(corner.X)} {Text(corner.Y)}")) + "z";

        private static string Text(double value) => SvgElement.Number(value);
    }
}
