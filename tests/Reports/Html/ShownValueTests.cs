using ConcurrencyCompare.Reports.Html;

namespace ConcurrencyCompare.Tests.Reports.Html;

public class ShownValueTests
{
    [Theory]
    [InlineData("23.4 ns [22.9, 24.1]", "23.4")]
    [InlineData("1.23 ms", "1230000")]
    [InlineData("2.5 µs", "2500")]
    [InlineData("1,040x [970, 1,130]", "1040")]
    [InlineData("equal within 5% 1.02x [1.00, 1.04]", "1.02")]
    [InlineData("no difference shown 0.98x [0.91, 1.08]", "0.98")]
    [InlineData("42.7 M/s [41.5, 43.7]", "42700000")]
    [InlineData("971 /s", "971")]
    [InlineData("< 0.1 B", "0.1")]
    [InlineData("45.9 MB", "45900000")]
    [InlineData("84.9 % [84.0, 85.5]", "84.9")]
    [InlineData("0.93x to 1.05x", "1.05")]
    [InlineData("8%", "8")]
    [InlineData("1-3", "1")]
    [InlineData("2", "2")]
    [InlineData("-", null)]
    [InlineData("faster", null)]
    [InlineData("undecided, as one of several pairs", null)]
    public void Of_reads_what_the_cell_shows(string cell, string? value) => Assert.Equal(value, ShownValue.Of(cell));
}
