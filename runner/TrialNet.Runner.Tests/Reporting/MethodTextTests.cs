using TrialNet.Runner.Reporting;

namespace TrialNet.Runner.Tests.Reporting;

public sealed class MethodTextTests
{
    [Theory]
    [InlineData("at A.B.Test_x(String name)", "at A.B.Test_x(String name)")]
    [InlineData("at A.B.<>c.<Test_x>b__2_0()", "at A.B.Test_x.lambda()")]
    [InlineData("at A.B.<>c__DisplayClass3_0.<Test_x>b__1(Int32 n)", "at A.B.Test_x.lambda(Int32 n)")]
    [InlineData("at A.B.<Test_x>b__3_0(List`1 n)", "at A.B.Test_x.lambda(List`1 n)")]
    [InlineData("at A.B.<Test_x>g__Inner|4_0()", "at A.B.Test_x.Inner()")]
    [InlineData("at A.B.<>c__DisplayClass3_0.<Test_x>g__Inner|1(Int32 n)", "at A.B.Test_x.Inner(Int32 n)")]
    [InlineData("at A.B..ctor()", "at A.B..ctor()")]
    [InlineData("timer", "timer")]
    public void Names_of_the_compiler_become_those_of_the_source(string written, string readable) =>
        Assert.Equal(readable, MethodText.Readable(written));

    // What the running compiler really makes of them.
    [Fact]
    public void Real_frames_are_readable()
    {
        Func<Exception> lambda = () => Thrown(() => throw new InvalidOperationException());
        void Local() => throw new InvalidOperationException();
        Assert.Contains("MethodTextTests.Real_frames_are_readable.lambda()", Frame(lambda()), StringComparison.Ordinal);
        Assert.Contains("MethodTextTests.Real_frames_are_readable.Local()", Frame(Thrown(Local)), StringComparison.Ordinal);
    }

    private static string Frame(Exception exception) => MethodText.Readable(exception.StackTrace!.Split('\n')[0].Trim());

    private static Exception Thrown(Action action) => Assert.Throws<InvalidOperationException>(action);
}
