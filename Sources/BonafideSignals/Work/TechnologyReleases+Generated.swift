// swift-format-ignore-file
// Generated from Rules/lists/technology-releases.csv by Scripts/generate-lists; do not edit.

/// The hand-kept list of first public releases, as it stands in the rules folder.
package let embeddedTechnologyReleases: StaticString = ##"""
name,first_public,source
SwiftUI,2019-06-03,Apple WWDC 2019 announcement
React.js,2013-05-29,JSConf US 2013 announcement
ReactJS,2013-05-29,JSConf US 2013 announcement
React Native,2015-03-26,project repository first public release
Next.js,2016-10-25,project announcement
Vue.js,2014-02-01,project first public release
Svelte,2016-11-26,project announcement
SvelteKit,2021-03-23,project public beta
AngularJS,2010-10-20,project first public release
TypeScript,2012-10-01,Microsoft announcement
Deno,2018-05-13,JSConf EU 2018 announcement
Node.js,2009-05-27,project first public release
NestJS,2017-02-25,project first public release
GraphQL,2015-07-01,Facebook public specification
Docker,2013-03-15,PyCon 2013 announcement
Kubernetes,2014-06-07,Google announcement
Istio,2017-05-24,project announcement
Terraform,2014-07-28,HashiCorp announcement
Pulumi,2018-06-18,project announcement
Ansible,2012-02-20,project first public release
Prometheus,2015-01-26,project announcement
Grafana,2014-01-19,project first public release
Golang,2009-11-10,Google announcement
Kotlin,2011-07-19,JetBrains announcement
Jetpack Compose,2019-05-07,Google I/O 2019 announcement
Apache Spark,2010-03-28,project public source
Apache Kafka,2011-01-11,LinkedIn announcement
Apache Flink,2014-08-26,project first release
Apache Airflow,2015-06-02,Airbnb announcement
BigQuery,2010-05-19,Google announcement
DynamoDB,2012-01-18,AWS announcement
AWS Lambda,2014-11-13,AWS announcement
Azure Functions,2016-03-31,Microsoft announcement
CockroachDB,2014-06-04,project public repository
ClickHouse,2016-06-15,Yandex public source
DuckDB,2019-06-30,SIGMOD 2019 presentation
TensorFlow,2015-11-09,Google announcement
PyTorch,2016-09-01,project public alpha
Keras,2015-03-27,project public repository
Hugging Face Transformers,2018-11-17,project first public release
LangChain,2022-10-24,project public repository
LlamaIndex,2022-11-09,project public repository
ChatGPT,2022-11-30,OpenAI announcement
GPT-3,2020-05-28,OpenAI paper
GPT-4,2023-03-14,OpenAI announcement
GitHub Copilot,2021-06-29,GitHub announcement
GitHub Actions,2018-10-16,GitHub announcement
GitLab CI,2012-11-12,GitLab announcement
Bitcoin,2008-10-31,public paper
Ethereum,2013-11-27,public white paper
Solidity,2014-08-01,public proposal
Hardhat,2020-10-20,project announcement
OpenZeppelin,2016-08-16,project public repository
Uniswap,2018-11-02,protocol launch
Chainlink,2017-09-05,public white paper
Polkadot,2016-10-14,public white paper
Cosmos SDK,2016-06-27,public white paper
Hyperledger Fabric,2016-02-09,project announcement
Tailwind CSS,2017-11-01,project first public release
Webpack,2012-03-10,project public repository
Redux,2015-05-29,project public repository
WebAssembly,2015-06-17,public announcement
FastAPI,2018-12-08,project first public release
Pydantic,2017-05-03,project first public release
Laravel,2011-06-09,project first public release
Spring Boot,2014-04-01,project first release
Quarkus,2019-03-07,Red Hat announcement
Supabase,2020-04-27,company announcement
Firebase,2012-04-12,company public beta
"""##
