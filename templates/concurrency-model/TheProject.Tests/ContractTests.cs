using ConcurrencyCompare.Testing;
using Xunit;

namespace MyModels.Tests;

/// <summary>The nine rules of IConcurrencyModel: each check is a test.</summary>
public class ContractTests
{
    public static IEnumerable<TheoryDataRow<string>> Checks => ModelContract.Checks
        .Select(check => new TheoryDataRow<string>(check.ToString()) { Label = check.ToString() });

    [Theory, MemberData(nameof(Checks))]
    public void Run_keeps(string rule)
    {
        var model = new MyModel();
        var check = ModelContract.Checks.Single(check => check.ToString() == rule);
        if (check.WhyNotApplicable(model) is { } reason) Assert.Skip(reason);

        check.Run(model);
    }
}
