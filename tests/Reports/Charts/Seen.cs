namespace ConcurrencyCompare.Tests.Reports.Charts;

/// <summary>Who looks.</summary>
internal enum ColourVision
{
    Usual,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

/// <summary>A colour as somebody sees it, in CIE L*a*b* (1976, D65).</summary>
/// <param name="Lightness">L*, 0 for black and 100 for white.</param>
/// <param name="A">a*, from green to red.</param>
/// <param name="B">b*, from blue to yellow.</param>
internal sealed record Seen(double Lightness, double A, double B)
{
    // G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
    // Deficiency", IEEE Transactions on Visualization and Computer Graphics 15, 2009: the matrices of severity 1, for
    // linear RGB (https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html).
    private static readonly Dictionary<ColourVision, double[]> Matrices = new()
    {
        [ColourVision.Usual] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [ColourVision.Protanopia] =
            [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [ColourVision.Deuteranopia] =
            [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [ColourVision.Tritanopia] =
            [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    /// <summary>A colour as <c>#rrggbb</c>, seen.</summary>
    public static Seen Of(string colour, ColourVision vision)
    {
        var (red, green, blue) = Linear(colour);
        var matrix = Matrices[vision];
        return Of(Row(0), Row(3), Row(6));

        double Row(int place) => Math.Clamp(
            matrix[place] * red + matrix[place + 1] * green + matrix[place + 2] * blue, 0, 1);
    }

    /// <summary>Red, green and blue in proportion to light (IEC 61966-2-1), 0 to 1.</summary>
    public static (double Red, double Green, double Blue) Linear(string colour)
    {
        return (Channel(1), Channel(3), Channel(5));

        double Channel(int place)
        {
            var value = int.Parse(colour.AsSpan(place, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }

    /// <summary>How different another colour looks: CIE 1976.</summary>
    public double DistanceTo(Seen other) => Math.Sqrt(
        Math.Pow(Lightness - other.Lightness, 2) + Math.Pow(A - other.A, 2) + Math.Pow(B - other.B, 2));

    private static Seen Of(double red, double green, double blue)
    {
        var x = Response((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
        var y = Response(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        var z = Response((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
        return new Seen(116 * y - 16, 500 * (x - y), 200 * (y - z));

        static double Response(double value) =>
            value > 216.0 / 24_389 ? Math.Cbrt(value) : (24_389.0 / 27 * value + 16) / 116;
    }
}
