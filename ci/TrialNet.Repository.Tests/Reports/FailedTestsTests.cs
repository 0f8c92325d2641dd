using TrialNet.Ci.Totals;

namespace TrialNet.Repository.Tests.Reports;

public class FailedTestsTests
{
    [Fact]
    public void Each_failed_test_is_told_with_its_message_and_stack() =>
        Assert.Equal(
            ["  Failed A.B.Bad [12 ms]\n  Error Message:\n   Assert.Equal() Failure\n  Stack Trace:\n     at A.B.Bad()", "  Failed A.C(x: 1) [< 1 ms]\n  Error Message:\n   no"],
            FailedTests.Read(
                """
                Test run for /x/A.dll
                [xUnit.net 00:00:01.00]     A.B.Bad [FAIL]
                  Failed A.B.Bad [12 ms]
                  Error Message:
                   Assert.Equal() Failure
                  Stack Trace:
                     at A.B.Bad()
                [xUnit.net 00:00:01.20]     A.C(x: 1) [FAIL]
                  Failed A.C(x: 1) [< 1 ms]
                  Error Message:
                   no
                Failed!  - Failed:     2, Passed:   107, Skipped:     3, Total:   112, Duration: 2 s - A.dll (net10.0)
                """));

    [Fact]
    public void A_failed_TrialNet_test_is_told_in_its_line() =>
        Assert.Equal(
            ["  N.B.TestX (12ms): no\n  second line\n     at N.B.TestX() in a/B.cs:line 7 [or so]", "  N.B.TestY (1ms): neither"],
            FailedTests.Read(
                "a/B.cs(7): error test failed: N.B.TestX (12ms): no [a/A.csproj]\n"
                + "a/B.cs(7): error test failed: second line [a/A.csproj]\n"
                + "a/B.cs(7): error test failed:    at N.B.TestX() in a/B.cs:line 7 [or so] [a/A.csproj]\n"
                + "a/B.cs(9): error test failed: N.B.TestY (1ms): neither [a/A.csproj]\n"
                + "  Failed! - Failed: 1, Passed: 0, Skipped: 0, Total: 1, Duration: 1s - A.dll (net10.0|x64)\n"));

    [Fact]
    public void A_long_stack_is_cut() =>
        Assert.Equal(
            [26, 26],
            FailedTests.Read(
                "  Failed A.B [1 s]\n" + string.Concat(Enumerable.Repeat("   at X\n", 100))
                + "a/B.cs(7): error test failed: N.B.TestX (1m 02s 012ms): no [a/A.csproj]\n" + string.Concat(Enumerable.Repeat("a/B.cs(7): error test failed: x [a/A.csproj]\n", 100)))
                .Select(static text => text.Split('\n').Length));

    [Fact]
    public void A_green_log_has_none() =>
        Assert.Empty(FailedTests.Read("  Passed A.B [1 ms]\n  Failed to load something\nPassed!  - Failed:     0, Passed:     5, Skipped:     1, Total:     6, Duration: 2 s - A.dll (net10.0)\n"));
}
