using FsCheck;
using FsCheck.Fluent;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using Descriptions = TrialNet.Reactor.Endpoints.Endpoints;

namespace TrialNet.Reactor.Tests.Endpoints;

/// <summary>Endpoints as text.</summary>
public class DescriptionTests
{
    private static readonly IReactor Subject = Reactors.Find("select")!.Create();

    [Fact]
    public void R_EP_06_A_description_is_a_type_with_arguments_and_keys()
    {
        var description = EndpointDescription.Parse(@"odd:first:key=a=b\:c:sec\=ond:back=\\:empty=");
        Assert.Equal("odd", description.Type);
        Assert.Equal(["first", "sec=ond"], description.Arguments);
        Assert.Equal(3, description.Options.Count);
        Assert.Equal("a=b:c", description.Options["key"]);
        Assert.Equal(@"\", description.Options["back"]);
        Assert.Equal(string.Empty, description.Options["empty"]);
    }

    [Fact]
    public void R_EP_06_Quoting_and_then_reading_gives_back_every_string() =>
        Prop.ForAll(
            Gen.ListOf(Gen.Elements('a', 'b', ':', '=', '\\', ' ', 'é', '\0')).Select(signs => string.Concat(signs)).ToArbitrary(),
            text =>
            {
                var description = EndpointDescription.Parse($"odd:{Descriptions.Quote(text)}:key={Descriptions.Quote(text)}");
                return description.Arguments.Single() == text && description.Options["key"] == text;
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("tcp:8080", "tcp:8080")]
    [InlineData("tcp:port=8080", "tcp:8080")]
    [InlineData("tcp:port=0:interface=127.0.0.1:backlog=5", "tcp:0:interface=127.0.0.1")]
    [InlineData(@"tcp:0:interface=\:\:1", @"tcp:0:interface=\:\:1")]
    public void R_EP_06_Server_endpoints(string description, string same)
    {
        var endpoint = Descriptions.ParseServer(Subject, description);
        Assert.IsType<TcpServerEndpoint>(endpoint);
        Assert.Equal(same, endpoint.ToString());
    }

    [Theory]
    [InlineData("tcp:127.0.0.1:80", typeof(TcpClientEndpoint), "tcp:127.0.0.1:80")]
    [InlineData("tcp:host=example.org:port=80:timeout=2.5", typeof(HostnameEndpoint), "tcp:example.org:80:timeout=2.5")]
    [InlineData("tcp:example.org:port=80", typeof(HostnameEndpoint), "tcp:example.org:80")]
    [InlineData(@"tcp:\:\:1:80", typeof(TcpClientEndpoint), @"tcp:\:\:1:80")]
    public void R_EP_06_Client_endpoints(string description, Type type, string same)
    {
        var endpoint = Descriptions.ParseClient(Subject, description);
        Assert.IsType(type, endpoint);
        Assert.Equal(same, endpoint.ToString());
    }

    [Theory]
    [InlineData("", "does not begin with its type")]
    [InlineData(":80", "does not begin with its type")]
    [InlineData("port=80", "does not begin with its type")]
    [InlineData("tpc:80", "no type 'tpc' of server endpoints; nearest: 'tcp'")]
    [InlineData("carrier-pigeon:80", "no type 'carrier-pigeon' of server endpoints")]
    [InlineData("tcp", "does not say its port")]
    [InlineData("tcp:", "does not say its port")]
    [InlineData("tcp:http", "port that is none: 'http'")]
    [InlineData("tcp:65536", "port that is none")]
    [InlineData("tcp:-1", "port that is none")]
    [InlineData("tcp:80:port=80", "says port twice")]
    [InlineData("tcp:port=80:port=81", "says port twice")]
    [InlineData("tcp:80:127.0.0.1", "argument too many: '127.0.0.1'")]
    [InlineData("tcp:80:backlog=many", "backlog that is no number: 'many'")]
    [InlineData("tcp:80:interfaces=::1", "unknown key interfaces; known are port, interface, backlog")]
    [InlineData(@"tcp:80\", "lone backslash")]
    public void R_EP_06_A_description_that_is_wrong_says_what_is(string description, string part)
    {
        var error = Assert.Throws<FormatException>(() => Descriptions.ParseServer(Subject, description));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp:host=example.org", "does not say its port")]
    [InlineData("tcp:example.org:0", "port that is none: '0'")]
    [InlineData("tcp:example.org:80:timeout=0", "timeout that is no positive number")]
    [InlineData("tcp:example.org:80:timeout=soon", "timeout that is no positive number")]
    [InlineData("tcp:example.org:80:timeout=1e400", "timeout that is no positive number")]
    [InlineData("tcp::80", "does not say its host")]
    public void R_EP_06_A_client_description_that_is_wrong_says_what_is(string description, string part)
    {
        var error = Assert.Throws<FormatException>(() => Descriptions.ParseClient(Subject, description));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R_EP_06_Types_can_be_added_but_not_replaced()
    {
        var parser = new TestParser();
        Descriptions.Register((IServerEndpointParser)parser);
        Descriptions.Register((IClientEndpointParser)parser);
        Assert.Equal("server of seven", Descriptions.ParseServer(Subject, "test-parser:seven").ToString());
        Assert.Equal("client of seven", Descriptions.ParseClient(Subject, "test-parser:seven").ToString());
        Assert.Contains("test-parser", Descriptions.ServerTypes);
        Assert.Contains("test-parser", Descriptions.ClientTypes);
        var error = Assert.Throws<ArgumentException>(() => Descriptions.Register((IServerEndpointParser)parser));
        Assert.Contains("test-parser", error.Message, StringComparison.Ordinal);
    }

    private sealed class TestParser : IServerEndpointParser, IClientEndpointParser
    {
        public IReadOnlyCollection<string> Types => ["test-parser"];

        IServerEndpoint IServerEndpointParser.Parse(IReactor reactor, EndpointDescription description) =>
            new NamedEndpoint($"server of {description.Arguments[0]}");

        IClientEndpoint IClientEndpointParser.Parse(IReactor reactor, EndpointDescription description) =>
            new NamedEndpoint($"client of {description.Arguments[0]}");
    }

    private sealed class NamedEndpoint(string name) : IServerEndpoint, IClientEndpoint
    {
        public Deferred<IListeningPort> Listen(IProtocolFactory factory) => Deferred.Fail<IListeningPort>(new CannotListenException(name));

        public Deferred<IProtocol> Connect(IProtocolFactory factory) => Deferred.Fail<IProtocol>(new ConnectException(name));

        public override string ToString() => name;
    }
}
