using System.Globalization;

namespace ConcurrencyCompare.Analysis.Estimating;

/// <summary>Numbers with fewer digits.</summary>
internal static class Digits
{
    /// <summary>The nearest number of four significant digits: more than any interval here supports.</summary>
    public static double Four(double value) =>
        double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
