namespace ConcurrencyCompare.Tests.Reports.Words;

public class FiguresTests
{
    [Theory]
    [InlineData(23.432, 22.911, 24.127, "23.4 ns [22.9, 24.1]")]
    [InlineData(23.432, 13.0, 34.0, "23 ns [13, 34]")]
    [InlineData(0.5, 0.4, 0.6, "0.50 ns [0.40, 0.60]")]
    [InlineData(1_234_567, 1_234_000, 1_235_000, "1.23 ms [1.23, 1.24]")]
    [InlineData(999, 400, 1_700, "1,000 ns [400, 1,700]")]
    public void Time_shows_no_more_digits_than_the_interval_supports(
        double center, double low, double high, string expected) =>
        Assert.Equal(expected, Figures.Time(new Estimate(center, low, high, 0.97)).ToString().Plain());

    [Fact]
    public void Time_of_a_single_value_has_three_digits_and_no_interval() =>
        Assert.Equal("1.23 ms", Figures.Time(1_234_567).ToString().Plain());

    [Theory]
    [InlineData(283.4, 747, "280 to 750 ns")]
    [InlineData(19.3, 22.6, "19 to 23 ns")]
    [InlineData(8.34, 8.61, "8.3 to 8.6 ns")]
    [InlineData(15.1, 15.4, "15 ns")]
    [InlineData(379, 1_351, "380 ns to 1.4 µs")]
    [InlineData(987, 996, "990 ns to 1 µs")]
    [InlineData(0.123, 0.456, "0.12 to 0.46 ns")]
    [InlineData(1e9, 123e9, "1 to 120 s")]
    public void TimeRange_has_two_digits_and_one_unit_where_that_fits_both(double low, double high, string expected) =>
        Assert.Equal(expected, Figures.TimeRange(low, high).Plain());

    [Theory]
    [InlineData(1.043, "1.04x")]
    [InlineData(1.996, "2.00x")]
    [InlineData(5.34, "5.3x")]
    [InlineData(12.54, "13x")]
    [InlineData(1_234, "1,200x")]
    public void RoughRatio_has_no_more_than_is_known(double ratio, string expected) =>
        Assert.Equal(expected, Figures.RoughRatio(ratio));

    [Fact]
    public void Rate_turns_the_interval_round() =>
        Assert.Equal("100 M/s [80, 130]", Figures.Rate(new Estimate(10, 8, 12.5, 0.97)).ToString().Plain());

    [Theory]
    [InlineData(0.01, "< 0.1 B")]
    [InlineData(8, "8.00 B")]
    public void Bytes_of_a_started_run_are_not_taken_for_bytes_of_an_item(double bytes, string expected) =>
        Assert.Equal(expected, Figures.Bytes(new Estimate(bytes, bytes, bytes, 0)).ToString().Plain());

    [Theory]
    [InlineData(0, 0, 0, "0")]
    [InlineData(0.0005, 0, 0.002, "< 0.01")]
    [InlineData(0.1, 0.06, 0.13, "0.10 [0.06, 0.13]")]
    [InlineData(491_000, 470_000, 512_000, "490,000 [470,000, 510,000]")]
    public void Count_has_no_unit(double center, double low, double high, string expected) =>
        Assert.Equal(expected, Figures.Count(new Estimate(center, low, high, 0.97)).ToString().Plain());

    [Fact]
    public void Memory_has_a_fitting_unit() =>
        Assert.Equal(
            "45.9 MB [45.2, 46.3]",
            Figures.Memory(new Estimate(45_900_000, 45_200_000, 46_300_000, 0.97)).ToString().Plain());

    [Fact]
    public void Ratio_has_its_interval() =>
        Assert.Equal("12.4x [11.9, 12.9]", Figures.Ratio(new Estimate(12.41, 11.93, 12.88, 0.97)).ToString().Plain());

    [Theory]
    [InlineData(1_234, 7.3, 12_345, "1,000x [7, 12,000]")]
    [InlineData(0.21, 0.0034, 54_321, "0.2x [0.003, 50,000]")]
    [InlineData(1.1, 0, 3, "1.1x [0.0, 3.0]")]
    public void Ratio_keeps_a_digit_of_every_number(double center, double low, double high, string expected) =>
        Assert.Equal(expected, Figures.Ratio(new Estimate(center, low, high, 0.97)).ToString().Plain());

    [Theory]
    [InlineData(0.05, "5%")]
    [InlineData(0.025, "2.5%")]
    [InlineData(0.29, "29%")]
    [InlineData(1.3, "130%")]
    public void Share_is_a_percentage(double share, string expected) => Assert.Equal(expected, Figures.Share(share));

    [Fact]
    public void Percent_never_claims_more_than_there_is() => Assert.Equal("96%", Figures.Percent(0.96875));
}
