using TrialNet.Trial;
using TrialNet.Trial.Sessions;

namespace TrialNet.Runner.Tests.Trial;

public sealed class ReactorChoiceTests
{
    [Fact]
    public void Nothing_named_means_the_default() => Assert.Equal(["epoll"], Choose().Names);

    [Fact]
    public void Several_run_in_the_order_in_which_they_are_named_once_each() =>
        Assert.Equal(["select", "epoll"], Choose("select", "EPOLL", "select").Names);

    [Fact]
    public void All_means_those_that_can_run_here_and_tells_of_the_others()
    {
        var choice = Choose("all");
        Assert.Equal(["epoll", "select"], choice.Names);
        var leftOut = Assert.Single(choice.LeftOut);
        Assert.Equal(("iocp", "not available: this is not Windows"), (leftOut.Reactor, leftOut.Reason));
    }

    [Fact]
    public void All_adds_to_what_is_named() => Assert.Equal(["select", "epoll"], Choose("select", "all").Names);

    [Fact]
    public void Anybodys_reactor_is_named_by_its_file_and_type()
    {
        var name = $"{typeof(ReactorChoiceTests).Assembly.Location}::{typeof(NamedReactor).FullName}";

        Assert.Equal(["select", name], Choose("select", name).Names);
        Assert.Equal("TrialNet.Runner.Tests.dll__TrialNet.Runner.Tests.Trial.NamedReactor", ReactorChoice.FolderOf(name));
    }

    [Theory]
    [InlineData("nowhere.dll::Some.Type", "there is no file 'nowhere.dll', in which the reactor 'Some.Type' should be")]
    [InlineData("nowhere.dll", "name the type behind the file: --reactor=nowhere.dll::Type")]
    [InlineData("nowhere.dll::", "name the type behind the file: --reactor=nowhere.dll::Type")]
    [InlineData("epol", "unknown reactor 'epol'; nearest: 'epoll'; there are: epoll, select, iocp, all")]
    [InlineData("zebra", "unknown reactor 'zebra'; there are: epoll, select, iocp, all")]
    [InlineData("iocp", "the reactor 'iocp' cannot run here: this is not Windows")]
    public void What_cannot_be_chosen_is_told(string name, string message)
    {
        var mistake = Assert.Throws<TrialException>(() => Choose(name));
        Assert.Equal(message, mistake.Message);
        Assert.Equal(ExitCode.BadCommandLine, mistake.Code);
    }

    private static ReactorChoice Choose(params string[] names) => ReactorChoice.Of(names, NamedReactor.All, NamedReactor.All[0]);
}
