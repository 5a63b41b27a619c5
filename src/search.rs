//! stub
#![allow(missing_docs)]
use crate::atlas::{Atlas,OrgIx}; use crate::date::Day;
#[derive(Clone,Copy,Debug,PartialEq,Eq)] pub enum MatchedAs{Code,Name,FormerName,Alias,Acronym}
#[derive(Clone,Debug)] pub struct Hit{pub org:OrgIx,pub score:u32,pub matched:String,pub matched_as:MatchedAs,pub lit:Vec<usize>,pub is_open:bool}
pub struct Found{pub hits:Vec<Hit>,pub total:usize,pub scored:usize}
pub struct Index<'a>{atlas:&'a Atlas}
impl<'a> Index<'a>{ pub fn new(atlas:&'a Atlas)->Self{Self{atlas}}
 pub fn find(&self,w:&str,day:Day,limit:usize,admits:impl Fn(OrgIx)->bool)->Found{ let w=w.to_lowercase(); let mut hits=vec![]; if !w.is_empty(){ for &o in self.atlas.orgs(){ let org=self.atlas.org(o); if !admits(o){continue} for (n,a) in std::iter::once((&*org.id,MatchedAs::Code)).chain(org.names().map(|n|(n,MatchedAs::Name))).chain(org.aliases.iter().map(|a|(&**a,MatchedAs::Alias))) { let l=n.to_lowercase(); if let Some(i)=l.find(&w){ hits.push(Hit{org:o,score:1,matched:n.to_string(),matched_as:a,lit:(i..i+w.len()).collect(),is_open:org.is_there(day)}); break } } } } let total=hits.len(); if limit>0{hits.truncate(limit)} Found{hits,total,scored:0} } }
