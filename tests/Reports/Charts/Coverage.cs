using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Reports.Charts;

/// <summary>Which points of a fine grid a mark covers.</summary>
/// <param name="Shape">Its path.</param>
/// <param name="Points">The covered ones.</param>
internal sealed partial record Coverage(string Shape, IReadOnlySet<(int X, int Y)> Points)
{
    /// <summary>In a unit of a picture.</summary>
    private const int Steps = 4;

    private const int Reach = 9 * Steps;

    /// <summary>The radius of the circle that stands for no path.</summary>
    private const double Radius = 4.9;

    /// <summary>How much it covers, in units of a picture.</summary>
    public double Area => (double)Points.Count / (Steps * Steps);

    /// <summary>The part of what either covers that only one does, 0 to 1.</summary>
    public double DifferenceTo(Coverage other) =>
        1 - (double)Points.Intersect(other.Points).Count() / Points.Union(other.Points).Count();

    /// <summary>The coverage of a path.</summary>
    public static Coverage Of(string shape)
    {
        var corners = CornersOf(shape);
        return new Coverage(
            shape,
            (from x in Enumerable.Range(-Reach, 2 * Reach)
             from y in Enumerable.Range(-Reach, 2 * Reach)
             where IsIn(corners, (x + 0.5) / Steps, (y + 0.5) / Steps)
             select (x, y)).ToHashSet());
    }

    public override string ToString() => Shape;

    /// <summary>The corners of a closed path of <c>M</c>, <c>L</c>, <c>H</c>, <c>V</c> and half circles
    /// (<c>A</c>).</summary>
    private static List<(double X, double Y)> CornersOf(string shape)
    {
        if (shape.Length == 0) return [.. Arc(0, 0, 0, 2 * Math.PI)];

        var corners = new List<(double X, double Y)>();
        foreach (Match part in Parts().Matches(shape))
        {
            var numbers = Numbers().Matches(part.Groups[2].Value)
                .Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)).ToArray();
            switch (part.Groups[1].Value)
            {
                case "M" or "L": corners.Add((numbers[0], numbers[1])); break;
                case "H": corners.Add((numbers[0], corners[^1].Y)); break;
                case "V": corners.Add((corners[^1].X, numbers[0])); break;
                case "A":
                    var (from, x, y, sweep) = (corners[^1], numbers[5], numbers[6], numbers[4] == 1 ? 1 : -1);
                    Assert.Equal(2 * numbers[0], Math.Abs(y - from.Y), 0.01);
                    var start = Math.Atan2(from.Y - (from.Y + y) / 2, 0);
                    corners.AddRange(
                        Arc((from.X + x) / 2, (from.Y + y) / 2, start, start + sweep * Math.PI, numbers[0]));
                    break;
                default: throw new FormatException(shape);
            }
        }

        return corners;
    }

    private static IEnumerable<(double X, double Y)> Arc(
        double x, double y, double from, double to, double radius = Radius) =>
        Enumerable.Range(0, 41).Select(step => double.Lerp(from, to, step / 40.0))
            .Select(angle => (x + radius * Math.Cos(angle), y + radius * Math.Sin(angle)));

    /// <summary>By how often a ray crosses the outline.</summary>
    private static bool IsIn(List<(double X, double Y)> corners, double x, double y)
    {
        var isIn = false;
        for (var place = 0; place < corners.Count; place++)
        {
            var (one, next) = (corners[place], corners[(place + 1) % corners.Count]);
            if (one.Y > y != next.Y > y && x < one.X + (next.X - one.X) * (y - one.Y) / (next.Y - one.Y)) isIn = !isIn;
        }

        return isIn;
    }

    [GeneratedRegex("([MLHVA])([^MLHVAz]*)")]
    private static partial Regex Parts();

    [GeneratedRegex(@"-?[0-9]+(\.[0-9]+)?")]
    private static partial Regex Numbers();
}
