namespace ConcurrencyCompare.Tests.Toolchains;

public class BuildFailureTests
{
    // What builds, restores and compilers really say, with the line that helps.
    [Theory]
    [InlineData(
        "Standard output: \n   Determining projects to restore...\n Standard error: \n /x/a.csproj : error NU1101: "
            + "Unable to find package A.",
        "/x/a.csproj : error NU1101: Unable to find package A.")]
    [InlineData("Standard output: \n  \n Standard error: \n ", "the build said nothing.")]
    [InlineData("", "the build said nothing.")]
    [InlineData(
        "Build FAILED.\n\n/x/a.cs(3,5): warning CS0168: error is never used\n/x/a.cs(1,2): error CS1002: ; expected "
            + "[/x/a.csproj]\n    1 Error(s)",
        "/x/a.cs(1,2): error CS1002: ; expected [/x/a.csproj]")]
    [InlineData(
        "The build has failed!\nCS0246: The type 'A' could not be found", "CS0246: The type 'A' could not be found")]
    [InlineData(
        "CSC : error CS8101: The pathmap option was wrong.", "CSC : error CS8101: The pathmap option was wrong.")]
    [InlineData(
        "Program.cs(1,1): error CS0012: a\nProgram.cs(2,1): error CS0012: b", "Program.cs(1,1): error CS0012: a")]
    [InlineData("No space left on device : '/x/program/a.dll'", "No space left on device : '/x/program/a.dll'")]
    [InlineData(
        "A compatible .NET SDK was not found.\n\nRequested SDK version: 99.0.100",
        "A compatible .NET SDK was not found.")]
    [InlineData("error: \u001b[31mred\u001b[0m", "error:  [31mred [0m")]
    [InlineData("first\nsecond", "first")]
    [InlineData(
        "Exception! \nMessage: No space left on device : '/x/a.dll',\nStack trace:\n   at "
            + "Interop.ThrowExceptionForIoErrno(ErrorInfo errorInfo)",
        "No space left on device : '/x/a.dll'")]
    public void FirstError_is_the_line_that_says_what_is_wrong(string output, string expected) =>
        Assert.Equal(expected, BuildFailure.FirstError(output));

    [Fact]
    public void FirstError_is_a_line_that_a_terminal_can_show() =>
        Assert.InRange(BuildFailure.FirstError("error CS1: " + new string('x', 10_000)).Length, 400, 600);
}
